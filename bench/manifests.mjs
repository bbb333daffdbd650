// Manifests as clusters have them. Each function takes a `random` and gives the text of one file.

const APPS =
  'accounts billing catalog checkout gateway inventory ledger mailer orders payments search stock'.split(' ')
const TEAMS = 'core edge growth identity platform supply'.split(' ')
const SIDECARS = ['envoyproxy/envoy:v1.31.2', 'quay.io/prometheus/statsd-exporter:v0.28.0', 'busybox:1.37']
const VERBS = 'retries caches limits signs routes batches drops samples rotates verifies'.split(' ')
const NOUNS = 'requests tokens sessions volumes replicas probes certificates endpoints quotas events'.split(
  ' '
)
const SETTINGS = 'timeout retries pool.size cache.ttl log.level queue.depth batch.size backoff.max'.split(' ')

/** `own`: the image under test, or null. Every hundredth of the others lives in a namespace of that image's name. */
export function deployment(random, own) {
  const app = random.pick(APPS)
  const name = `${app}-${random.hex(5)}`
  const namespace = own === null && random.below(100) > 0 ? random.pick(TEAMS) : 'shop'
  const image = own ?? `ghcr.io/acme/${app}:${random.hex(7)}-20260901120000`
  const containers = [
    container(random, app, image),
    ...SIDECARS.map((other, at) => container(random, `side-${at}`, other))
  ]
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels: &labels
    app.kubernetes.io/name: ${app}
    app.kubernetes.io/instance: "${name}"
    app.kubernetes.io/managed-by: kustomize
  annotations:
    # ${sentence(random)}
    checksum/config: ${random.hex(64)}
spec:
  replicas: ${random.between(1, 9)}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/instance: "${name}"
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 }
  template:
    metadata:
      labels: *labels
    spec:
      serviceAccountName: ${app}
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
${containers.join('')}      volumes:
        - name: config
          configMap:
            name: ${app}-config
        - name: scratch
          emptyDir: {}
`
}

function container(random, name, image) {
  const variables = Array.from(
    { length: random.between(3, 9) },
    (_, at) => `            - name: ${random.pick(NOUNS).toUpperCase()}_${at}
              value: "${sentence(random)}"
`
  )
  return `        - name: ${name}
          image: ${image}
          args: ["--listen=:${random.between(8000, 9999)}", "--log-level=info"]
          env:
${variables.join('')}          ports:
            - name: http
              containerPort: 8080
          resources:
            requests:
              cpu: ${random.between(1, 20) * 50}m
              memory: ${random.between(1, 16) * 64}Mi
            limits:
              memory: 1Gi
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
            periodSeconds: ${random.between(5, 30)}
          volumeMounts:
            - name: config
              mountPath: /etc/${name}
              readOnly: true
            - name: scratch
              mountPath: /tmp
`
}

export function service(random) {
  const app = random.pick(APPS)
  return `---
apiVersion: v1
kind: Service
metadata:
  name: ${app}-${random.hex(5)}
  namespace: ${random.pick(TEAMS)}
  labels:
    app.kubernetes.io/name: ${app}
spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/name: ${app}
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
    - name: metrics
      port: ${random.between(9000, 9999)}
      targetPort: metrics
`
}

/** Settings, a configuration file with backslashes, and in every tenth a dashboard in JSON. */
export function configMap(random) {
  const app = random.pick(APPS)
  const settings = Array.from(
    { length: random.between(20, 76) },
    () =>
      `    ${random.pick(NOUNS)}.${random.pick(SETTINGS)} = ${random.between(1, 5000)} # ${sentence(random)}\n`
  )
  const locations = Array.from(
    { length: random.between(5, 20) },
    () => `      location ~ ^/${random.pick(NOUNS)}/[0-9]+\\.(json|txt)$ {
        proxy_pass http://${random.pick(APPS)}.${random.pick(TEAMS)}.svc.cluster.local;
      }
`
  )
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${app}-config-${random.hex(5)}
  namespace: ${random.pick(TEAMS)}
data:
  LOG_FORMAT: json
  application.properties: |
${settings.join('')}  nginx.conf: |-
    server {
      listen 8080;
${locations.join('')}    }
${random.below(10) === 0 ? dashboard(random) : ''}`
}

function dashboard(random) {
  const panels = Array.from({ length: 12 }, (_, id) => ({
    id,
    title: sentence(random),
    targets: [
      { expr: `rate(container_cpu_usage_seconds_total{image!="",pod=~"${random.pick(APPS)}-.*"}[5m]) > 0` }
    ]
  }))
  // As Go's encoder writes it.
  const json = JSON.stringify({ panels }, null, 2).replaceAll('>', '\\u003e')
  return `  dashboard.json: |\n${json.replace(/^/gm, '    ')}\n`
}

/**
 * A CustomResourceDefinition of `least` to `most` bytes. In every fourth, descriptions are quoted and broken, as older
 * tools write them.
 */
export function definition(random, least, most) {
  const kind = `${capital(random.pick(VERBS))}${capital(random.pick(NOUNS))}${random.hex(4)}`
  const size = random.between(least, most)
  const isQuoted = random.below(4) === 0
  const parts = [
    `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations:
    controller-gen.kubebuilder.io/version: v0.16.5
  name: ${kind.toLowerCase()}.acme.example.com
spec:
  group: acme.example.com
  names:
    kind: ${kind}
    plural: ${kind.toLowerCase()}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
`
  ]
  for (let length = parts[0].length, at = 0; length < size; at++) {
    const part = property(random, at, isQuoted)
    length += part.length
    parts.push(part)
  }
  return parts.join('')
}

function property(random, at, isQuoted) {
  const [first, second, third] = [sentence(random), sentence(random), sentence(random)]
  const description = isQuoted
    ? `"${first}\\n${second}, and \\
                  ${third}"`
    : `|-
                  ${first}.
                  ${second}, and
                  ${third}.`
  return `              ${random.pick(NOUNS)}${at}:
                description: ${description}
                type: object
                properties:
                  image:
                    description: Container image name.
                    type: string
                  ${random.pick(VERBS)}:
                    description: ${sentence(random)}
                    type: ${random.pick(['string', 'integer', 'boolean'])}
                required:
                - image
`
}

function sentence(random) {
  const words = Array.from(
    { length: random.between(2, 4) },
    () => `${random.pick(VERBS)} ${random.pick(NOUNS)}`
  )
  return `It ${words.join(' and ')} where ${random.pick(NOUNS)} are ${random.pick(['set', 'missing', 'shared', 'pinned'])}`
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1)
}
