/**
 * Where each kind keeps its images, the pull policy, the pull secrets and the annotations of its pods.
 * Sources: the projects' own schemas and Go types. To teach Repull a kind, add a row.
 *
 * A path is a kustomize field spec from the object's root: `spec/containers[]/image`. `[]` is every item of a list,
 * `*` every value of a mapping, `{a,b}` either key.
 */
export interface FieldRow {
  readonly group: string
  /** `*`: every kind of the group. */
  readonly kinds: readonly string[]
  /** Only this version of the API; every version if left out. */
  readonly version?: string
  /** Pod templates: objects with `metadata` and a pod's `spec`. '' is the object itself. */
  readonly templates?: readonly string[]
  /** Objects with `image` and `imagePullPolicy`, or lists of them. */
  readonly containers?: readonly string[]
  /** Objects with `image.reference` and `image.pullPolicy`. */
  readonly volumes?: readonly string[]
  /** Image references that stand alone; their pull policy is at `policy`. */
  readonly images?: readonly string[]
  readonly policy?: string
  /** Names of images whose tag and digest are in other fields of their mapping; where `unless` has a text, that counts. */
  readonly apart?: readonly {
    readonly at: string
    readonly tag: string
    readonly digest: string
    readonly unless: string
  }[]
  /** The pull secrets of the pods that run `containers`, `volumes` and `images`. */
  readonly secrets?: { readonly at: string; readonly form: 'objects' | 'strings' }
  /** The annotations of those pods. */
  readonly annotations?: readonly string[]
  /** Texts that hold YAML or JSON of their own. `pod`: a pod's spec; `object`: whole objects. */
  readonly embedded?: readonly { readonly at: string; readonly holds: 'pod' | 'object' }[]
  /** Looks like an image to pull and is none. */
  readonly never?: readonly string[]
}

const objects = (at: string): FieldRow['secrets'] & object => ({ at, form: 'objects' })
const strings = (at: string): FieldRow['secrets'] & object => ({ at, form: 'strings' })

/** The rows of Argo Workflows' spec, which two kinds keep at another place. */
function workflow(spec: string): Omit<FieldRow, 'group' | 'kinds'> {
  const template = `${spec}/{templates[],templateDefaults,templates[]/steps[][]/inline,templates[]/dag/tasks[]/inline}`
  return {
    containers: [
      `${template}/{container,script,initContainers[],sidecars[],containerSet/containers[]}`,
      `${spec}/executorPlugins[]/spec/sidecar/container`
    ],
    volumes: [`${spec}/volumes[]`, `${template}/volumes[]`],
    secrets: objects(`${spec}/imagePullSecrets`),
    annotations: [`${spec}/podMetadata/annotations`],
    embedded: [
      { at: `${spec}/podSpecPatch`, holds: 'pod' },
      { at: `${template}/podSpecPatch`, holds: 'pod' },
      { at: `${template}/resource/manifest`, holds: 'object' }
    ]
  }
}

/** Containers of a Tekton task. */
function task(spec: string): readonly string[] {
  return [`${spec}/{steps[],sidecars[],stepTemplate}`]
}

/** Containers of a Tekton pipeline, and of the pipelines that are its tasks. */
function pipeline(spec: string): readonly string[] {
  const tasks = '{tasks,finally}[]'
  return [...task(`${spec}/${tasks}/taskSpec`), ...task(`${spec}/${tasks}/pipelineSpec/${tasks}/taskSpec`)]
}

function spark(spec: string): Omit<FieldRow, 'group' | 'kinds'> {
  return {
    images: [`${spec}/image`, `${spec}/{driver,executor}/image`],
    policy: `${spec}/imagePullPolicy`,
    containers: [`${spec}/{driver,executor}/{initContainers[],sidecars[]}`],
    secrets: strings(`${spec}/imagePullSecrets`),
    annotations: [`${spec}/{driver,executor}/annotations`]
  }
}

function ray(cluster: string): Omit<FieldRow, 'group' | 'kinds'> {
  return {
    templates: [`${cluster}/headGroupSpec/template`, `${cluster}/workerGroupSpecs[]/template`],
    containers: [`${cluster}/autoscalerOptions`]
  }
}

const KUBERNETES: readonly FieldRow[] = [
  { group: '', kinds: ['Pod'], templates: [''] },
  { group: '', kinds: ['PodTemplate'], templates: ['template'] },
  { group: '', kinds: ['ReplicationController'], templates: ['spec/template'] },
  {
    group: 'apps',
    kinds: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
    templates: ['spec/template']
  },
  {
    group: 'extensions',
    kinds: ['Deployment', 'ReplicaSet', 'DaemonSet', 'Job'],
    templates: ['spec/template']
  },
  { group: 'batch', kinds: ['Job'], templates: ['spec/template'] },
  { group: 'batch', kinds: ['CronJob', 'ScheduledJob'], templates: ['spec/jobTemplate/spec/template'] }
]

const ARGO: readonly FieldRow[] = [
  { group: 'argoproj.io', kinds: ['Rollout'], templates: ['spec/template'] },
  {
    group: 'argoproj.io',
    kinds: ['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun'],
    templates: ['spec/metrics[]/provider/job/spec/template']
  },
  { group: 'argoproj.io', kinds: ['Experiment'], templates: ['spec/templates[]/template'] },
  {
    group: 'argoproj.io',
    kinds: ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'],
    ...workflow('spec')
  },
  { group: 'argoproj.io', kinds: ['CronWorkflow'], ...workflow('spec/workflowSpec') }
]

const TEKTON: readonly FieldRow[] = [
  { group: 'tekton.dev', kinds: ['Task', 'ClusterTask'], containers: task('spec') },
  { group: 'tekton.dev', kinds: ['StepAction'], images: ['spec/image'] },
  {
    group: 'tekton.dev',
    kinds: ['TaskRun'],
    containers: task('spec/taskSpec'),
    secrets: objects('spec/podTemplate/imagePullSecrets')
  },
  { group: 'tekton.dev', kinds: ['Pipeline'], containers: pipeline('spec') },
  {
    group: 'tekton.dev',
    kinds: ['PipelineRun'],
    version: 'v1',
    containers: pipeline('spec/pipelineSpec'),
    secrets: objects('spec/taskRunTemplate/podTemplate/imagePullSecrets')
  },
  {
    group: 'tekton.dev',
    kinds: ['PipelineRun'],
    version: 'v1beta1',
    containers: pipeline('spec/pipelineSpec'),
    secrets: objects('spec/podTemplate/imagePullSecrets')
  }
]

const KNATIVE: readonly FieldRow[] = [
  { group: 'serving.knative.dev', kinds: ['Service', 'Configuration'], templates: ['spec/template'] },
  { group: 'serving.knative.dev', kinds: ['Revision'], templates: [''] }
]

const KRUISE: readonly FieldRow[] = [
  {
    group: 'apps.kruise.io',
    kinds: ['CloneSet', 'StatefulSet', 'DaemonSet', 'BroadcastJob'],
    templates: ['spec/template']
  },
  {
    group: 'apps.kruise.io',
    kinds: ['AdvancedCronJob'],
    templates: ['spec/template/{jobTemplate,broadcastJobTemplate}/spec/template'],
    images: ['spec/template/imageListPullJobTemplate/spec/images[]'],
    policy: 'spec/template/imageListPullJobTemplate/spec/imagePullPolicy',
    secrets: strings('spec/template/imageListPullJobTemplate/spec/pullSecrets')
  },
  {
    group: 'apps.kruise.io',
    kinds: ['UnitedDeployment'],
    templates: [
      'spec/template/{statefulSetTemplate,advancedStatefulSetTemplate,cloneSetTemplate,deploymentTemplate}/spec/template'
    ]
  },
  {
    group: 'apps.kruise.io',
    kinds: ['SidecarSet'],
    containers: ['spec/{containers,initContainers}[]'],
    secrets: objects('spec/imagePullSecrets')
  },
  {
    group: 'apps.kruise.io',
    kinds: ['ImagePullJob', 'ImageListPullJob'],
    images: ['spec/image', 'spec/images[]'],
    policy: 'spec/imagePullPolicy',
    secrets: strings('spec/pullSecrets')
  }
]

const BATCH: readonly FieldRow[] = [
  { group: 'keda.sh', kinds: ['ScaledJob'], templates: ['spec/jobTargetRef/template'] },
  {
    group: 'jobset.x-k8s.io',
    kinds: ['JobSet'],
    templates: ['spec/replicatedJobs[]/template/spec/template']
  },
  { group: 'batch.volcano.sh', kinds: ['Job'], templates: ['spec/tasks[]/template'] },
  { group: 'batch.volcano.sh', kinds: ['CronJob'], templates: ['spec/jobTemplate/spec/tasks[]/template'] },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainJob'],
    images: ['spec/trainer/image'],
    templates: [
      'spec/runtimePatches[]/trainingRuntimeSpec/template/spec/replicatedJobs[]/template/spec/template'
    ]
  },
  {
    group: 'trainer.kubeflow.org',
    kinds: ['TrainingRuntime', 'ClusterTrainingRuntime'],
    templates: ['spec/template/spec/replicatedJobs[]/template/spec/template']
  },
  {
    group: 'kubeflow.org',
    kinds: ['PyTorchJob', 'TFJob', 'MPIJob', 'XGBoostJob', 'MXJob', 'PaddleJob', 'JAXJob'],
    templates: ['spec/{pytorch,tf,mpi,xgb,mx,paddle,jax}ReplicaSpecs/*/template']
  },
  { group: 'sparkoperator.k8s.io', kinds: ['SparkApplication'], ...spark('spec') },
  { group: 'sparkoperator.k8s.io', kinds: ['ScheduledSparkApplication'], ...spark('spec/template') },
  { group: 'ray.io', kinds: ['RayCluster'], ...ray('spec') },
  { group: 'ray.io', kinds: ['RayJob'], ...ray('spec/rayClusterSpec') },
  { group: 'ray.io', kinds: ['RayJob'], templates: ['spec/submitterPodTemplate'] },
  { group: 'ray.io', kinds: ['RayService'], ...ray('spec/rayClusterConfig') },
  { group: 'ray.io', kinds: ['RayCronJob'], ...ray('spec/jobTemplate/rayClusterSpec') },
  { group: 'ray.io', kinds: ['RayCronJob'], templates: ['spec/jobTemplate/submitterPodTemplate'] }
]

const DATABASES: readonly FieldRow[] = [
  {
    group: 'kafka.strimzi.io',
    kinds: ['Kafka'],
    images: ['spec/kafka/{image,brokerRackInitImage}'],
    secrets: objects('spec/kafka/template/pod/imagePullSecrets'),
    annotations: ['spec/kafka/template/pod/metadata/annotations']
  },
  {
    group: 'kafka.strimzi.io',
    kinds: ['Kafka'],
    images: ['spec/entityOperator/{topicOperator,userOperator}/image'],
    secrets: objects('spec/entityOperator/template/pod/imagePullSecrets'),
    annotations: ['spec/entityOperator/template/pod/metadata/annotations']
  },
  ...['cruiseControl', 'kafkaExporter'].map((part) => ({
    group: 'kafka.strimzi.io',
    kinds: ['Kafka'],
    images: [`spec/${part}/image`],
    secrets: objects(`spec/${part}/template/pod/imagePullSecrets`),
    annotations: [`spec/${part}/template/pod/metadata/annotations`]
  })),
  {
    group: 'kafka.strimzi.io',
    kinds: ['KafkaConnect', 'KafkaBridge', 'KafkaMirrorMaker', 'KafkaMirrorMaker2', 'KafkaNodePool'],
    images: ['spec/{image,clientRackInitImage}'],
    secrets: objects('spec/template/pod/imagePullSecrets'),
    annotations: ['spec/template/pod/metadata/annotations'],
    // Where the operator pushes the image that it builds.
    never: ['spec/build/output/image']
  },
  {
    group: 'postgresql.cnpg.io',
    kinds: ['Cluster'],
    images: ['spec/imageName'],
    policy: 'spec/imagePullPolicy',
    volumes: ['spec/postgresql/extensions[]'],
    secrets: objects('spec/imagePullSecrets')
  },
  {
    group: 'postgresql.cnpg.io',
    kinds: ['ImageCatalog', 'ClusterImageCatalog'],
    images: ['spec/{images,componentImages}[]/image']
  },
  {
    group: 'postgresql.cnpg.io',
    kinds: ['Pooler'],
    templates: ['spec/template'],
    images: ['spec/pgbouncer/image']
  },
  {
    group: 'postgres-operator.crunchydata.com',
    kinds: ['PostgresCluster'],
    images: [
      'spec/image',
      'spec/backups/pgbackrest/image',
      'spec/proxy/pgBouncer/image',
      'spec/monitoring/pgmonitor/exporter/image',
      'spec/userInterface/pgAdmin/image'
    ],
    policy: 'spec/imagePullPolicy',
    containers: ['spec/instances[]/containers[]'],
    secrets: objects('spec/imagePullSecrets')
  },
  {
    group: 'acid.zalan.do',
    kinds: ['postgresql'],
    images: ['spec/dockerImage'],
    containers: ['spec/{sidecars,initContainers}[]']
  },
  {
    group: 'rabbitmq.com',
    kinds: ['RabbitmqCluster'],
    images: ['spec/image'],
    templates: ['spec/override/statefulSet/spec/template'],
    secrets: objects('spec/imagePullSecrets')
  },
  {
    group: 'elasticsearch.k8s.elastic.co',
    kinds: ['Elasticsearch'],
    images: ['spec/image'],
    templates: ['spec/nodeSets[]/podTemplate']
  },
  ...[
    ['kibana', 'Kibana'],
    ['apm', 'ApmServer'],
    ['enterprisesearch', 'EnterpriseSearch'],
    ['logstash', 'Logstash'],
    ['maps', 'ElasticMapsServer'],
    ['packageregistry', 'PackageRegistry'],
    ['autoops', 'AutoOpsAgentPolicy']
  ].map(([group = '', kind = '']) => ({
    group: `${group}.k8s.elastic.co`,
    kinds: [kind],
    images: ['spec/image'],
    templates: ['spec/podTemplate'],
    secrets: objects('spec/podTemplate/spec/imagePullSecrets')
  })),
  ...[
    ['beat', 'Beat'],
    ['agent', 'Agent']
  ].map(([group = '', kind = '']) => ({
    group: `${group}.k8s.elastic.co`,
    kinds: [kind],
    images: ['spec/image'],
    templates: ['spec/{daemonSet,deployment,statefulSet}/podTemplate']
  }))
]

const OBSERVABILITY: readonly FieldRow[] = [
  {
    group: 'monitoring.coreos.com',
    kinds: ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'],
    images: ['spec/image', 'spec/thanos/image'],
    apart: [{ at: 'spec/{,thanos/}baseImage', tag: 'tag', digest: 'sha', unless: 'image' }],
    policy: 'spec/imagePullPolicy',
    containers: ['spec/{containers,initContainers}[]'],
    secrets: objects('spec/imagePullSecrets'),
    annotations: ['spec/podMetadata/annotations']
  },
  {
    group: 'opentelemetry.io',
    kinds: ['OpenTelemetryCollector', 'TargetAllocator', 'OpAMPBridge'],
    images: ['spec/image', 'spec/targetAllocator/image'],
    policy: 'spec/imagePullPolicy',
    containers: ['spec/{initContainers,additionalContainers}[]'],
    annotations: ['spec/podAnnotations']
  },
  {
    group: 'opentelemetry.io',
    kinds: ['Instrumentation'],
    images: ['spec/{java,nodejs,python,dotnet,go,apacheHttpd,nginx}/image', 'spec/java/extensions[]/image'],
    policy: 'spec/imagePullPolicy'
  }
]

const SERVING: readonly FieldRow[] = [
  ...['predictor', 'transformer', 'explainer'].map((part) => ({
    group: 'serving.kserve.io',
    kinds: ['InferenceService'],
    containers: [
      `spec/${part}/{containers,initContainers}[]`,
      `spec/${part}/workerSpec/containers[]`,
      `spec/${part}/{model,sklearn,xgboost,lightgbm,pytorch,tensorflow,triton,onnx,paddle,pmml,huggingface}`
    ],
    secrets: objects(`spec/${part}/imagePullSecrets`),
    annotations: [`spec/${part}/annotations`]
  })),
  {
    group: 'serving.kserve.io',
    kinds: ['ServingRuntime', 'ClusterServingRuntime'],
    containers: ['spec/{containers,workerSpec/containers}[]'],
    secrets: objects('spec/imagePullSecrets'),
    annotations: ['spec/annotations']
  }
]

const OTHERS: readonly FieldRow[] = [
  {
    group: 'actions.github.com',
    kinds: ['AutoscalingRunnerSet'],
    templates: ['spec/template', 'spec/listenerTemplate']
  },
  {
    group: 'actions.summerwind.dev',
    kinds: ['RunnerDeployment', 'RunnerReplicaSet', 'RunnerSet'],
    images: ['spec/template/spec/image'],
    policy: 'spec/template/spec/imagePullPolicy',
    containers: ['spec/template/spec/{containers,sidecarContainers,initContainers}[]'],
    secrets: objects('spec/template/spec/imagePullSecrets'),
    annotations: ['spec/template/metadata/annotations']
  },
  { group: 'agones.dev', kinds: ['GameServer'], templates: ['spec/template'] },
  { group: 'agones.dev', kinds: ['Fleet', 'GameServerSet'], templates: ['spec/template/spec/template'] },
  { group: 'platform.confluent.io', kinds: ['*'], images: ['spec/image/{application,init}'] },
  {
    group: 'run.googleapis.com',
    kinds: ['Job'],
    containers: ['spec/template/spec/template/spec/containers[]']
  },
  { group: 'run.googleapis.com', kinds: ['WorkerPool'], containers: ['spec/template/spec/containers[]'] }
]

export const FIELDS: readonly FieldRow[] = [
  ...KUBERNETES,
  ...ARGO,
  ...TEKTON,
  ...KNATIVE,
  ...KRUISE,
  ...BATCH,
  ...DATABASES,
  ...OBSERVABILITY,
  ...SERVING,
  ...OTHERS
]

/** The rows for an object. `apiVersion` as in the file: `apps/v1`, or `v1` for the core group. */
export function rowsFor(apiVersion: string, kind: string, rows: readonly FieldRow[] = FIELDS): FieldRow[] {
  const { group, version } = splitApiVersion(apiVersion)
  return rows.filter(
    (row) =>
      row.group === group &&
      (row.kinds.includes(kind) || row.kinds.includes('*')) &&
      (row.version === undefined || row.version === version)
  )
}

export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}
