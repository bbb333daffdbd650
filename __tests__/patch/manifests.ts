/** The entry of `images` that the tests of this folder ask for. */
export const SHOP = { images: 'acme/shop:v2' }

/** A Pod with these lines in its one container. */
export function pod(...container: string[]): string {
  return podSpec(
    'containers:',
    ...container.map((line, index) => (line === '' ? '' : index === 0 ? `- ${line}` : `  ${line}`))
  )
}

/** A Pod with these lines in its spec. */
export function podSpec(...spec: string[]): string {
  return lines(
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    '  name: web',
    'spec:',
    ...spec.map((line) => (line === '' ? '' : `  ${line}`))
  )
}

/** A Deployment with these lines in its pod template. */
export function deployment(...template: string[]): string {
  return lines(
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: web',
    'spec:',
    '  template:',
    ...template.map((line) => (line === '' ? '' : `    ${line}`))
  )
}

export function lines(...all: string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
