// Writes a strict JSON schema for each kind of Kubernetes' own into the ignored folder .tools/schemas, for kubeconform, which
// would fetch them one by one. They are made from the structured-merge-diff schema that client-go carries.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import yaml from 'js-yaml'

const MODULE = 'k8s.io/client-go@v0.34.0'
const FOLDER = resolve(fileURLToPath(import.meta.url), '../../.tools/schemas')

const { stdout, status } = spawnSync('go', ['mod', 'download', '-json', MODULE], { encoding: 'utf8' })
if (status !== 0) throw new Error(`go could not download ${MODULE}`)
const source = readFileSync(join(JSON.parse(stdout).Dir, 'applyconfigurations/internal/internal.go'), 'utf8')
const { types } = yaml.load(/typed\.YAMLObject\(`([^`]*)`\)/.exec(source)[1])
const byName = new Map(types.map((type) => [type.name, type]))

mkdirSync(FOLDER, { recursive: true })
for (const { name, map } of types) {
  const [, group, version, kind] = /^io\.k8s\.api\.(\w+)\.(v\w+)\.(\w+)$/.exec(name) ?? []
  const isObject =
    map?.fields?.some((field) => field.name === 'apiVersion') &&
    map.fields.some((field) => field.name === 'kind')
  if (kind === undefined || !isObject) continue
  const suffix = group === 'core' ? version : `${group}-${version}`
  writeFileSync(join(FOLDER, `${kind.toLowerCase()}-${suffix}.json`), JSON.stringify(schemaFor(name)))
}

/** A schema with all that it needs in it. */
function schemaFor(name) {
  const definitions = {}
  const need = (type) => {
    if (definitions[type] !== undefined) return
    definitions[type] = {}
    definitions[type] = convert(byName.get(type) ?? {}, need)
  }
  need(name)
  return { $ref: `#/definitions/${name}`, definitions }
}

function convert({ scalar, list, map, namedType }, need) {
  if (namedType !== undefined) {
    need(namedType)
    return { $ref: `#/definitions/${namedType}` }
  }
  if (list !== undefined && scalar === undefined)
    return { type: ['array', 'null'], items: convert(list.elementType, need) }
  if (map !== undefined && scalar === undefined) {
    if (map.fields === undefined)
      return { type: ['object', 'null'], additionalProperties: convert(map.elementType ?? {}, need) }
    const properties = Object.fromEntries(map.fields.map((field) => [field.name, convert(field.type, need)]))
    return { type: ['object', 'null'], properties, additionalProperties: false }
  }
  const types = { string: ['string', 'null'], boolean: ['boolean', 'null'], numeric: ['number', 'null'] }
  return map === undefined && types[scalar] !== undefined ? { type: types[scalar] } : {}
}
