/*
 * What every kind must have, copied by hand from the projects' schemas and Go types, so that the table in the code can
 * fail: apiVersion | kinds | image | pull policy | pull secrets.
 * POD is a pod's spec: containers, initContainers, ephemeralContainers and image volumes, each with its own policy, and
 * imagePullSecrets beside them. `beside`: imagePullPolicy in the mapping that has the image. `strings` after the pull
 * secrets: names alone, not objects. `-`: no such field.
 */
const TABLE = `
v1 | Pod | spec.POD
v1 | PodTemplate | template.spec.POD
v1 | ReplicationController | spec.template.spec.POD
apps/v1 | Deployment, ReplicaSet, StatefulSet, DaemonSet | spec.template.spec.POD
apps/v1beta2 | Deployment | spec.template.spec.POD
extensions/v1beta1 | Deployment, ReplicaSet, DaemonSet | spec.template.spec.POD
batch/v1 | Job | spec.template.spec.POD
batch/v1 | CronJob | spec.jobTemplate.spec.template.spec.POD
batch/v1beta1 | CronJob | spec.jobTemplate.spec.template.spec.POD

argoproj.io/v1alpha1 | Rollout | spec.template.spec.POD
argoproj.io/v1alpha1 | AnalysisTemplate, ClusterAnalysisTemplate, AnalysisRun | spec.metrics[].provider.job.spec.template.spec.POD
argoproj.io/v1alpha1 | Experiment | spec.templates[].template.spec.POD
argoproj.io/v1alpha1 | Workflow, WorkflowTemplate, ClusterWorkflowTemplate | spec.templates[].{container,script,initContainers[],sidecars[],containerSet.containers[]}.image | beside | spec.imagePullSecrets
argoproj.io/v1alpha1 | Workflow, WorkflowTemplate, ClusterWorkflowTemplate | spec.templateDefaults.{container,script,initContainers[],sidecars[]}.image | beside | spec.imagePullSecrets
argoproj.io/v1alpha1 | Workflow, WorkflowTemplate, ClusterWorkflowTemplate | spec.templates[].{steps[][],dag.tasks[]}.inline.{container,script,sidecars[]}.image | beside | spec.imagePullSecrets
argoproj.io/v1alpha1 | Workflow, WorkflowTemplate, ClusterWorkflowTemplate | spec.executorPlugins[].spec.sidecar.container.image | beside | spec.imagePullSecrets
argoproj.io/v1alpha1 | Workflow, WorkflowTemplate, ClusterWorkflowTemplate | spec.{templates[],templateDefaults}.volumes[].image.reference | beside | spec.imagePullSecrets
argoproj.io/v1alpha1 | CronWorkflow | spec.workflowSpec.templates[].{container,script,initContainers[],sidecars[],containerSet.containers[]}.image | beside | spec.workflowSpec.imagePullSecrets
argoproj.io/v1alpha1 | CronWorkflow | spec.workflowSpec.templates[].volumes[].image.reference | beside | spec.workflowSpec.imagePullSecrets

serving.knative.dev/v1 | Service, Configuration | spec.template.spec.POD
serving.knative.dev/v1 | Revision | spec.POD

tekton.dev/v1 | Task | spec.{steps[],sidecars[],stepTemplate}.image | beside | -
tekton.dev/v1beta1 | StepAction | spec.image | - | -
tekton.dev/v1 | TaskRun | spec.taskSpec.{steps[],sidecars[],stepTemplate}.image | beside | spec.podTemplate.imagePullSecrets
tekton.dev/v1 | Pipeline | spec.{tasks,finally}[].taskSpec.{steps[],sidecars[],stepTemplate}.image | beside | -
tekton.dev/v1 | PipelineRun | spec.pipelineSpec.{tasks,finally}[].taskSpec.{steps[],sidecars[],stepTemplate}.image | beside | spec.taskRunTemplate.podTemplate.imagePullSecrets
tekton.dev/v1beta1 | PipelineRun | spec.pipelineSpec.{tasks,finally}[].taskSpec.{steps[],sidecars[]}.image | beside | spec.podTemplate.imagePullSecrets

apps.kruise.io/v1alpha1 | CloneSet, StatefulSet, DaemonSet, BroadcastJob | spec.template.spec.POD
apps.kruise.io/v1beta1 | StatefulSet | spec.template.spec.POD
apps.kruise.io/v1alpha1 | AdvancedCronJob | spec.template.{jobTemplate,broadcastJobTemplate}.spec.template.spec.POD
apps.kruise.io/v1alpha1 | AdvancedCronJob | spec.template.imageListPullJobTemplate.spec.images[] | spec.template.imageListPullJobTemplate.spec.imagePullPolicy | spec.template.imageListPullJobTemplate.spec.pullSecrets strings
apps.kruise.io/v1alpha1 | UnitedDeployment | spec.template.{statefulSetTemplate,advancedStatefulSetTemplate,cloneSetTemplate,deploymentTemplate}.spec.template.spec.POD
apps.kruise.io/v1alpha1 | SidecarSet | spec.{containers,initContainers}[].image | beside | spec.imagePullSecrets
apps.kruise.io/v1alpha1 | ImagePullJob | spec.image | spec.imagePullPolicy | spec.pullSecrets strings
apps.kruise.io/v1alpha1 | ImageListPullJob | spec.images[] | spec.imagePullPolicy | spec.pullSecrets strings

keda.sh/v1alpha1 | ScaledJob | spec.jobTargetRef.template.spec.POD
jobset.x-k8s.io/v1alpha2 | JobSet | spec.replicatedJobs[].template.spec.template.spec.POD
batch.volcano.sh/v1alpha1 | Job | spec.tasks[].template.spec.POD
batch.volcano.sh/v1alpha1 | CronJob | spec.jobTemplate.spec.tasks[].template.spec.POD
trainer.kubeflow.org/v1alpha1 | TrainJob | spec.trainer.image | - | -
trainer.kubeflow.org/v1alpha1 | TrainJob | spec.runtimePatches[].trainingRuntimeSpec.template.spec.replicatedJobs[].template.spec.template.spec.POD
trainer.kubeflow.org/v1alpha1 | TrainingRuntime, ClusterTrainingRuntime | spec.template.spec.replicatedJobs[].template.spec.template.spec.POD
kubeflow.org/v1 | PyTorchJob | spec.pytorchReplicaSpecs.Worker.template.spec.POD
kubeflow.org/v1 | TFJob | spec.tfReplicaSpecs.Chief.template.spec.POD
kubeflow.org/v1 | MPIJob | spec.mpiReplicaSpecs.Launcher.template.spec.POD
sparkoperator.k8s.io/v1beta2 | SparkApplication | spec.image | spec.imagePullPolicy | spec.imagePullSecrets strings
sparkoperator.k8s.io/v1beta2 | SparkApplication | spec.{driver,executor}.image | spec.imagePullPolicy | spec.imagePullSecrets strings
sparkoperator.k8s.io/v1beta2 | SparkApplication | spec.{driver,executor}.{initContainers[],sidecars[]}.image | beside | spec.imagePullSecrets strings
sparkoperator.k8s.io/v1beta2 | ScheduledSparkApplication | spec.template.image | spec.template.imagePullPolicy | spec.template.imagePullSecrets strings
sparkoperator.k8s.io/v1beta2 | ScheduledSparkApplication | spec.template.driver.sidecars[].image | beside | spec.template.imagePullSecrets strings
ray.io/v1 | RayCluster | spec.headGroupSpec.template.spec.POD
ray.io/v1 | RayCluster | spec.workerGroupSpecs[].template.spec.POD
ray.io/v1 | RayCluster | spec.autoscalerOptions.image | beside | -
ray.io/v1 | RayJob | spec.rayClusterSpec.{headGroupSpec,workerGroupSpecs[]}.template.spec.POD
ray.io/v1 | RayJob | spec.submitterPodTemplate.spec.POD
ray.io/v1 | RayService | spec.rayClusterConfig.{headGroupSpec,workerGroupSpecs[]}.template.spec.POD
ray.io/v1 | RayCronJob | spec.jobTemplate.rayClusterSpec.{headGroupSpec,workerGroupSpecs[]}.template.spec.POD

monitoring.coreos.com/v1 | Prometheus, PrometheusAgent, Alertmanager, ThanosRuler | spec.image | spec.imagePullPolicy | spec.imagePullSecrets
monitoring.coreos.com/v1 | Prometheus, PrometheusAgent, Alertmanager, ThanosRuler | spec.{containers,initContainers}[].image | beside | spec.imagePullSecrets
monitoring.coreos.com/v1 | Prometheus | spec.thanos.image | spec.imagePullPolicy | spec.imagePullSecrets
kafka.strimzi.io/v1beta2 | Kafka | spec.kafka.{image,brokerRackInitImage} | - | spec.kafka.template.pod.imagePullSecrets
kafka.strimzi.io/v1beta2 | Kafka | spec.entityOperator.{topicOperator,userOperator}.image | - | spec.entityOperator.template.pod.imagePullSecrets
kafka.strimzi.io/v1beta2 | Kafka | spec.cruiseControl.image | - | spec.cruiseControl.template.pod.imagePullSecrets
kafka.strimzi.io/v1beta2 | Kafka | spec.kafkaExporter.image | - | spec.kafkaExporter.template.pod.imagePullSecrets
kafka.strimzi.io/v1beta2 | KafkaConnect, KafkaBridge, KafkaMirrorMaker2, KafkaNodePool | spec.{image,clientRackInitImage} | - | spec.template.pod.imagePullSecrets
postgresql.cnpg.io/v1 | Cluster | spec.imageName | spec.imagePullPolicy | spec.imagePullSecrets
postgresql.cnpg.io/v1 | Cluster | spec.postgresql.extensions[].image.reference | beside | spec.imagePullSecrets
postgresql.cnpg.io/v1 | ImageCatalog, ClusterImageCatalog | spec.{images,componentImages}[].image | - | -
postgresql.cnpg.io/v1 | Pooler | spec.template.spec.POD
postgresql.cnpg.io/v1 | Pooler | spec.pgbouncer.image | - | -
elasticsearch.k8s.elastic.co/v1 | Elasticsearch | spec.image | - | -
elasticsearch.k8s.elastic.co/v1 | Elasticsearch | spec.nodeSets[].podTemplate.spec.POD
kibana.k8s.elastic.co/v1 | Kibana | spec.podTemplate.spec.POD
kibana.k8s.elastic.co/v1 | Kibana | spec.image | - | spec.podTemplate.spec.imagePullSecrets
apm.k8s.elastic.co/v1 | ApmServer | spec.image | - | spec.podTemplate.spec.imagePullSecrets
enterprisesearch.k8s.elastic.co/v1 | EnterpriseSearch | spec.image | - | spec.podTemplate.spec.imagePullSecrets
logstash.k8s.elastic.co/v1alpha1 | Logstash | spec.image | - | spec.podTemplate.spec.imagePullSecrets
maps.k8s.elastic.co/v1alpha1 | ElasticMapsServer | spec.image | - | spec.podTemplate.spec.imagePullSecrets
packageregistry.k8s.elastic.co/v1alpha1 | PackageRegistry | spec.image | - | spec.podTemplate.spec.imagePullSecrets
autoops.k8s.elastic.co/v1alpha1 | AutoOpsAgentPolicy | spec.image | - | spec.podTemplate.spec.imagePullSecrets
beat.k8s.elastic.co/v1beta1 | Beat | spec.{daemonSet,deployment}.podTemplate.spec.POD
beat.k8s.elastic.co/v1beta1 | Beat | spec.image | - | -
agent.k8s.elastic.co/v1alpha1 | Agent | spec.{daemonSet,deployment,statefulSet}.podTemplate.spec.POD
agent.k8s.elastic.co/v1alpha1 | Agent | spec.image | - | -
opentelemetry.io/v1beta1 | OpenTelemetryCollector, TargetAllocator, OpAMPBridge | spec.image | spec.imagePullPolicy | -
opentelemetry.io/v1beta1 | OpenTelemetryCollector, TargetAllocator, OpAMPBridge | spec.{initContainers,additionalContainers}[].image | beside | -
opentelemetry.io/v1beta1 | OpenTelemetryCollector | spec.targetAllocator.image | spec.imagePullPolicy | -
opentelemetry.io/v1alpha1 | Instrumentation | spec.{java,nodejs,python,dotnet,go,apacheHttpd,nginx}.image | spec.imagePullPolicy | -
opentelemetry.io/v1alpha1 | Instrumentation | spec.java.extensions[].image | spec.imagePullPolicy | -
serving.kserve.io/v1beta1 | InferenceService | spec.predictor.{containers[],model,sklearn,xgboost,workerSpec.containers[]}.image | beside | spec.predictor.imagePullSecrets
serving.kserve.io/v1beta1 | InferenceService | spec.transformer.containers[].image | beside | spec.transformer.imagePullSecrets
serving.kserve.io/v1beta1 | InferenceService | spec.explainer.containers[].image | beside | spec.explainer.imagePullSecrets
serving.kserve.io/v1alpha1 | ServingRuntime, ClusterServingRuntime | spec.{containers[],workerSpec.containers[]}.image | beside | spec.imagePullSecrets
actions.github.com/v1alpha1 | AutoscalingRunnerSet | spec.{template,listenerTemplate}.spec.POD
actions.summerwind.dev/v1alpha1 | RunnerDeployment, RunnerReplicaSet | spec.template.spec.image | spec.template.spec.imagePullPolicy | spec.template.spec.imagePullSecrets
actions.summerwind.dev/v1alpha1 | RunnerDeployment, RunnerReplicaSet | spec.template.spec.{containers,sidecarContainers}[].image | beside | spec.template.spec.imagePullSecrets
agones.dev/v1 | GameServer | spec.template.spec.POD
agones.dev/v1 | Fleet | spec.template.spec.template.spec.POD
postgres-operator.crunchydata.com/v1beta1 | PostgresCluster | spec.{image,backups.pgbackrest.image,proxy.pgBouncer.image,monitoring.pgmonitor.exporter.image,userInterface.pgAdmin.image} | spec.imagePullPolicy | spec.imagePullSecrets
postgres-operator.crunchydata.com/v1beta1 | PostgresCluster | spec.instances[].containers[].image | beside | spec.imagePullSecrets
rabbitmq.com/v1beta1 | RabbitmqCluster | spec.image | - | spec.imagePullSecrets
rabbitmq.com/v1beta1 | RabbitmqCluster | spec.override.statefulSet.spec.template.spec.POD
platform.confluent.io/v1beta1 | Kafka, Zookeeper | spec.image.{application,init} | - | -
run.googleapis.com/v1 | Job | spec.template.spec.template.spec.containers[].image | beside | -
run.googleapis.com/v1 | WorkerPool | spec.template.spec.containers[].image | beside | -
`

export interface ExpectedField {
  readonly apiVersion: string
  readonly kind: string
  /** Path of the image, its parts apart: `containers[]` is one part. */
  readonly image: readonly string[]
  /** Path of its pull policy; null where the kind has none. */
  readonly policy: readonly string[] | null
  readonly secrets: readonly string[] | null
  readonly secretsForm: 'objects' | 'strings'
}

/** Every row, one entry for each kind and image. */
export const EXPECTED: readonly ExpectedField[] = TABLE.trim()
  .split('\n')
  .filter((line) => line !== '')
  .flatMap((line) => {
    const [apiVersion = '', kinds = '', image = '', policy = '', secrets = ''] = line.split(' | ')
    const paths = image.endsWith('.POD') ? podPaths(image.slice(0, -4)) : expand(image)
    return kinds.split(', ').flatMap((kind) =>
      paths.map((path): ExpectedField => {
        const parent = path.split('.').slice(0, -1).join('.')
        const key = path.endsWith('.reference') ? 'pullPolicy' : 'imagePullPolicy'
        const isPod = image.endsWith('.POD')
        const pod = isPod ? podOf(path) : undefined
        return {
          apiVersion,
          kind,
          image: path.split('.'),
          policy: isPod || policy === 'beside' ? [...parent.split('.'), key] : parts(policy),
          secrets: parts(pod === undefined ? secrets.replace(/ strings$/, '') : `${pod}.imagePullSecrets`),
          secretsForm: secrets.endsWith(' strings') ? 'strings' : 'objects'
        }
      })
    )
  })

function podPaths(spec: string): string[] {
  return expand(
    `${spec}.{containers[].image,initContainers[].image,ephemeralContainers[].image,volumes[].image.reference}`
  )
}

function podOf(path: string): string {
  return path.replace(
    /\.(?:containers|initContainers|ephemeralContainers|volumes)\[\]\.image(?:\.reference)?$/,
    ''
  )
}

function parts(path: string): readonly string[] | null {
  return path === '-' ? null : path.split('.')
}

/** `a.{b,c}.d` as `a.b.d` and `a.c.d`. */
function expand(path: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(path)
  if (braces === null) return [path]
  const [before, after] = [path.slice(0, braces.index), path.slice(braces.index + braces[0].length)]
  return (braces[1] ?? '').split(',').flatMap((choice) => expand(before + choice + after))
}
