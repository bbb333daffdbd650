import type { FieldRow } from '../../src/fields/table.js'

/** The table of kinds of docs/matching.md, a line each. */
export function kindsTable(rows: readonly FieldRow[]): string[] {
  const kinds = grouped(
    rows,
    ({ group, version, kinds }) => `${nameOf(group, version)} | ${kinds.join(', ')}`
  )
  const lines = [...kinds].map(([name, same]) => `| ${name} | ${policies(same)} | ${secrets(same)} |`)
  return ['| API group | kinds | pull policy | pull secrets |', '|---|---|---|---|', ...lines]
}

/** The rows by what they have in common, in the order of the table. */
function grouped(rows: readonly FieldRow[], key: (row: FieldRow) => string): Map<string, FieldRow[]> {
  const groups = new Map<string, FieldRow[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

function nameOf(group: string, version: string | undefined): string {
  const name = group === '' ? 'core' : `\`${group}\``
  return version === undefined ? name : `${name} ${version}`
}

function policies(rows: readonly FieldRow[]): string {
  const places = rows.flatMap(({ templates, containers, volumes, embedded, images, policy }) => [
    ...((templates ?? containers ?? volumes ?? embedded) ? ['in the container'] : []),
    ...(images === undefined ? [] : [policy === undefined ? 'no field' : `\`${policy}\``])
  ])
  return [...new Set(places)].join('; ')
}

function secrets(rows: readonly FieldRow[]): string {
  const places = rows.flatMap(({ templates, secrets: own }) => [
    ...(templates === undefined ? [] : ['in the pod']),
    ...(own === undefined ? [] : [`\`${own.at}\`${own.form === 'strings' ? ' (names)' : ''}`])
  ])
  return [...new Set(places)].join('; ') || 'no place known'
}
