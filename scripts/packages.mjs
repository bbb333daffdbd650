import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The packages that modules of a webpack compilation come from, by name. */
export function packagesOf(modules) {
  const paths = modules
    .flatMap((module) => [module, ...(module.modules ?? [])])
    .map(({ nameForCondition }) => nameForCondition ?? '')
  const folders = new Set(
    paths.flatMap((path) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? [])
  )
  return [...folders]
    .map((folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Name, licence and licence text of each. Fails where a package has none. */
export function licencesOf(packages) {
  return packages
    .map(({ folder, name, license }) => {
      const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.|$)/i.test(each))
      if (typeof license !== 'string' || file === undefined) throw new Error(`${name} has no licence to copy`)
      return `${name}\n${license}\n${readFileSync(join(folder, file), 'utf8').trimEnd()}\n`
    })
    .join('\n')
}
