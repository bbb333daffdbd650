import { describe, expect, test } from '@jest/globals'
import { checked } from '../support/checked.js'
import { SHOP, lines, podSpec } from './manifests.js'

describe('what is there twice is refused with both lines', () => {
  test.each([
    [
      'image',
      ['containers:', '- name: a', '  image: acme/shop:1', '  tty: true', '  image: acme/shop:2'],
      'app.yaml:10:5: The key "image" stands twice, at lines 8 and 10, and readers disagree on which counts. Remove one of them.'
    ],
    [
      'imagePullPolicy',
      ['containers:', '- imagePullPolicy: Always', '  image: acme/shop:1', '  imagePullPolicy: Always'],
      'app.yaml:9:5: The key "imagePullPolicy" stands twice in one container, at lines 7 and 9, and readers disagree on which counts. Remove one of them.'
    ],
    [
      'containers, ours first',
      ['containers:', '- image: acme/shop:1', 'containers:', '- image: nginx'],
      'app.yaml:8:3: The key "containers" stands twice, at lines 6 and 8, and readers disagree on which counts. Remove one of them.'
    ],
    [
      'containers, ours last',
      ['containers:', '- image: nginx', 'containers:', '- image: acme/shop:1'],
      'app.yaml:8:3: The key "containers" stands twice, at lines 6 and 8, and readers disagree on which counts. Remove one of them.'
    ],
    [
      "a container's name",
      ['containers:', '- name: a', '  image: acme/shop:1', '- name: a', '  image: nginx'],
      'app.yaml:10:12: Two containers of one pod are named "a" (lines 8 and 10); Kubernetes refuses such a pod. Give them different names.'
    ]
  ])('%s', (_, spec, expected) => {
    const { planned, problems } = checked(podSpec(...spec), SHOP)
    expect(planned.patch).toBeNull()
    expect(problems).toEqual([expected])
    expect(planned.problems[0]).toMatchObject({ code: 'duplicate-key', level: 'error' })
  })

  test('a key of ours on the way to the containers', () => {
    const text = podSpec('containers: [{image: acme/shop:1}]') + lines('spec:', '  containers: []')
    expect(checked(text, SHOP).problems).toEqual([
      'app.yaml:7:1: The key "spec" stands twice, at lines 5 and 7, and readers disagree on which counts. Remove one of them.'
    ])
  })

  test('two containers of one name in two pods, or in two lists of one pod, are left in peace', () => {
    const text = podSpec(
      ...['initContainers:', '- {name: a, image: acme/shop:1}'],
      ...['containers:', '- {name: a, image: acme/shop:1}']
    )
    expect(checked(text, { ...SHOP, 'pull-policy': 'keep' }).after).toBe(text.replaceAll('shop:1', 'shop:v2'))
  })

  test('strangers of one name are none of our business', () => {
    const text = podSpec(
      ...['containers:', '- {name: a, image: nginx}', '- {name: a, image: nginx}', '- image: acme/shop:1']
    )
    expect(checked(text, { ...SHOP, 'pull-policy': 'keep' }).after).toBe(text.replace('shop:1', 'shop:v2'))
  })
})
