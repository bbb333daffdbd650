import type {
  ContainerDifference,
  FieldDifference,
  RenderedDifference,
  ResourceDifference,
  ResourceKey,
  RootDifference
} from '../../src/render/difference.js'

export function key(given: Partial<ResourceKey> = {}): ResourceKey {
  return { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web', ...given }
}

export function field(given: Partial<FieldDifference> = {}): FieldDifference {
  return {
    path: 'spec/template/spec/containers[0]/image',
    from: 'app:1',
    to: 'app:2',
    expected: true,
    ...given
  }
}

/** An object of which one line of many changed. */
export function resource(given: Partial<ResourceDifference> = {}): ResourceDifference {
  const text = (image: string): string =>
    [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: web',
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      `        - image: ${image}`,
      '          name: web',
      '          ports:',
      '            - containerPort: 80',
      '          resources: {}',
      '          tty: false',
      ''
    ].join('\n')
  return {
    key: key(),
    status: 'changed',
    renamed: null,
    before: text('app:1'),
    after: text('app:2'),
    fields: [field()],
    ...given
  }
}

export const EMOJI = '😀'

/** A long object whose change has emoji in it and around it. */
export function emojiResource(name: string): ResourceDifference {
  const text = (image: string): string =>
    `a: ${EMOJI}\n${`b: ${EMOJI.repeat(20)}\n`.repeat(5)}image: ${image}${EMOJI}\n${`c: ${EMOJI}\n`.repeat(5)}`
  return resource({ key: key({ name }), before: text('app:1'), after: text('app:2') })
}

export function container(given: Partial<ContainerDifference> = {}): ContainerDifference {
  return {
    key: key(),
    container: 'web',
    image: { from: 'app:1', to: 'app:2' },
    policy: null,
    secrets: { added: [], removed: [] },
    ...given
  }
}

export function root(given: Partial<RootDifference> = {}): RootDifference {
  return {
    kind: 'kustomization',
    root: 'overlays/prod',
    renderer: 'kustomize v5.8.1',
    failure: null,
    resources: [resource()],
    containers: [container()],
    random: [],
    duplicates: [],
    unchanged: 3,
    ...given
  }
}

export function rendered(...roots: readonly RootDifference[]): RenderedDifference {
  return { roots }
}
