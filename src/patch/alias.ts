import type { ImageUse } from '../fields/use.js'
import { objectOf } from '../fields/object.js'
import type { Path, Spot } from '../fields/path.js'
import { asMapping, lookup, resolve, textAt, withMerged } from '../yaml/node.js'
import type { Mapping, Node } from '../yaml/node.js'
import type { Draft, Work } from './draft.js'

/** More places than this that one document shows an edit in are not listed. */
const MAX_PLACES = 1000

/** Refuses an edit that would change, through an alias or a merge, a container whose image was not matched. */
export function refuseStrangers(work: Work, uses: readonly ImageUse[], matched: ReadonlySet<ImageUse>): void {
  const edited = new Map(work.drafts.map((draft) => [draft.edited, draft]))
  if (edited.size === 0) return
  const done = new Set([...matched].map(({ pod }) => pod))
  for (const use of uses) {
    if (matched.has(use)) continue
    const nodes = [...policyOf(use), ...(done.has(use.pod) ? [] : podOf(use))]
    done.add(use.pod)
    for (const [node, what] of nodes) {
      const draft = edited.get(node)
      if (draft === undefined || draft.field !== what) continue
      const [ours, theirs] = [draft.container ?? draft.object.name, use.container ?? use.object.name]
      const lines = `lines ${work.place(draft.offset).line} and ${work.place(use.node.start).line}`
      work.refuse(
        'shared-anchor',
        draft.offset,
        `${JSON.stringify(ours)} and ${JSON.stringify(theirs)} share one anchor (${lines}), and only the first runs an image that is to change.`,
        'Write the value out in one of them instead of using the alias.',
        [use.node.start]
      )
    }
  }
}

/** The nodes that decide about a container's policy. */
function policyOf(use: ImageUse): [Node, Draft['field']][] {
  const place = use.policy
  if (place?.at !== 'container') return []
  const value = resolve(lookup(place.container, place.key)?.entry.value)
  const nodes: Node[] = [...searched(place.container, place.key), ...(value === undefined ? [] : [value])]
  return nodes.map((node) => [node, 'pullPolicy'])
}

/** The nodes that decide about a pod's secrets and annotations, each with the field that it is about. */
function* podOf(use: ImageUse): Generator<[Node, Draft['field']], void> {
  const secrets = use.pod?.secrets?.spot
  if (secrets !== undefined) for (const node of nodesAt(secrets)) yield [node, 'pullSecret']
  for (const { spot } of use.pod?.annotations ?? []) {
    for (const node of nodesAt(spot)) yield [node, 'annotation']
  }
}

/** The nodes whose change shows at a spot. */
function* nodesAt({ found, missing, parent, path, depth }: Spot): Generator<Node, void> {
  const value = missing.length === 0 ? resolve(found?.entry.value) : undefined
  if (value?.type === 'sequence') yield value
  else if (value?.type !== 'mapping') yield* searched(parent, path[depth])
  else {
    for (const map of withMerged(value)) {
      yield map
      for (const entry of map.entries) yield resolve(entry.value) ?? entry.value
    }
  }
}

/** The mappings in which a key would count if it were written there: a mapping and what it merges, down to the one that has it. */
function* searched(map: Mapping, key: Path[number] | undefined): Generator<Mapping, void> {
  for (const each of withMerged(map)) {
    yield each
    if (each.entries.some(({ name }) => name === String(key))) return
  }
}

/** What the drafts change elsewhere, through aliases and merged mappings: fields that are no container's of ours. */
export function aliasDrafts(work: Work): Draft[] {
  if (work.drafts.length === 0 || !hasAlias(work.root)) return []
  const { aliases, textual } = survey(work.root)
  const known = new Set(work.drafts.map(({ path }) => JSON.stringify(path)))
  const root = asMapping(work.root)
  const found: Draft[] = []
  for (const draft of distinct(work.drafts)) {
    const home = textual.get(draft.edited)
    if (home === undefined) continue
    const inside = draft.path.slice(draft.path.length - draft.inside)
    for (const place of places(home, aliases)) {
      const path = [...withoutMerge(place), ...inside]
      const key = JSON.stringify(path)
      if (known.has(key)) continue
      const before = readAt(work.root, withoutMerge(place), draft, inside)
      if (before === undefined) continue
      if (found.length === MAX_PLACES) return found
      known.add(key)
      const object = root === undefined ? draft.object : objectOf(root, draft.object.document)
      const offset = draft.inside === 0 ? draft.edited.start : draft.offset
      found.push({ ...draft, field: 'alias', object, container: null, path, offset, from: before.value })
    }
  }
  return found
}

/** One draft for each change of a node: those that came to it by several aliases have the same to say. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Map<Node, Set<string>>()
  return drafts.filter(({ edited, path, inside }) => {
    const changes = seen.get(edited) ?? new Set()
    seen.set(edited, changes)
    const change = JSON.stringify(path.slice(path.length - inside))
    return !changes.has(change) && changes.add(change)
  })
}

/** Every place at which a node that is written at `home` is read. */
function places(home: Path, aliases: ReadonlyMap<string, readonly Path[]>): Path[] {
  const all = new Map([home, withoutMerge(home)].map((place) => [JSON.stringify(place), place]))
  for (const place of all.values()) {
    for (let depth = 0; depth <= place.length; depth += 1) {
      for (const path of aliases.get(JSON.stringify(place.slice(0, depth))) ?? []) {
        if (all.size >= MAX_PLACES) return [...all.values()]
        const other = withoutMerge([...path, ...place.slice(depth)])
        all.set(JSON.stringify(other), other)
      }
    }
  }
  return [...all.values()]
}

/** `a/<</0/b` is read as `a/b`. */
function withoutMerge(path: Path): Path {
  return path.filter(
    (part, index) => part !== '<<' && !(typeof part === 'number' && path[index - 1] === '<<')
  )
}

/** What a reader finds where the edited node is read; undefined where a merged key is hidden by the mapping's own. */
function readAt(
  root: Node,
  path: Path,
  draft: Draft,
  inside: Path
): { readonly value: string | null } | undefined {
  let node: Node | undefined = root
  for (const part of path) {
    const value: Node | undefined = resolve(node)
    if (value?.type === 'mapping') node = lookup(value, String(part))?.entry.value
    else node = value?.type === 'sequence' ? value.items[Number(part)] : undefined
  }
  const resolved = resolve(node)
  if (resolved?.type !== 'mapping') return resolved === draft.edited ? { value: draft.from } : undefined
  const [first = '', ...rest] = inside
  if (![...searched(resolved, first)].some((map) => map === draft.edited)) return undefined
  return { value: rest.length === 0 ? (textAt(resolved, String(first)) ?? null) : null }
}

function hasAlias(node: Node): boolean {
  if (node.type === 'mapping') return node.entries.some(({ value }) => hasAlias(value))
  return node.type === 'alias' || (node.type === 'sequence' && node.items.some(hasAlias))
}

/** Where the nodes of a tree are written, and where the aliases of each such place are. */
function survey(root: Node): { aliases: Map<string, Path[]>; textual: Map<Node, Path> } {
  const textual = new Map<Node, Path>()
  const aliases = new Map<string, Path[]>()
  const visit = (node: Node, path: Path): void => {
    if (node.type === 'alias') {
      const target = node.target && textual.get(node.target)
      if (!target) return
      const key = JSON.stringify(target)
      const same = aliases.get(key)
      if (same === undefined) aliases.set(key, [path])
      else same.push(path)
      return
    }
    textual.set(node, path)
    if (node.type === 'mapping')
      for (const { name, value } of node.entries) visit(value, [...path, name ?? ''])
    if (node.type === 'sequence') node.items.forEach((item, index) => visit(item, [...path, index]))
  }
  visit(root, [])
  return { aliases, textual }
}
