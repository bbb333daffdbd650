import { createHash } from 'node:crypto'
import type { Finding, Level, RuleId } from './finding.js'
import { RULES } from './rules.js'

/** What the log says of a rule. */
interface Described {
  readonly id: RuleId
  readonly level: Level
  readonly title: string
  readonly why: string
  readonly mend: string | null
}

const EXEMPTION: Described = {
  id: 'exemption',
  level: 'notice',
  title: 'An exemption without a reason, or without a use',
  why: 'A comment "# repull-ignore: ID reason" hides a finding from everybody; it should say why, and go when it is no longer needed.',
  mend: null
}

const DESCRIBED: readonly Described[] = [...RULES, EXEMPTION]
const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const

/**
 * The findings as SARIF 2.1.0 (OASIS), as code scanning takes it. `toRepositoryPath`: a path relative to the working
 * directory as one relative to the repository.
 */
export function sarifOf(findings: readonly Finding[], toRepositoryPath: (file: string) => string): string {
  const uri = (file: string): string => toRepositoryPath(file).split('/').map(encodeURIComponent).join('/')
  const locate = ({ file, line, column }: Finding['place']) => ({
    physicalLocation: {
      artifactLocation: { uri: uri(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column }
    }
  })
  const times = new Map<string, number>()
  const results = findings
    .filter(({ isMended }) => !isMended)
    .map(({ rule, level, message, hint, place, related, source }) => {
      const same = JSON.stringify([rule, uri(place.file), source.trim()])
      const time = (times.get(same) ?? 0) + 1
      times.set(same, time)
      return {
        ruleId: rule,
        ruleIndex: DESCRIBED.findIndex(({ id }) => id === rule),
        level: LEVELS[level],
        message: { text: `${message} ${hint}` },
        locations: [locate(place)],
        ...(related.length === 0
          ? {}
          : { relatedLocations: related.map((each, id) => ({ id: id + 1, ...locate(each) })) }),
        // Lines move; what stands on them is what makes two findings one.
        partialFingerprints: { 'repullFinding/v1': hash(`${same} ${time}`) }
      }
    })
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Repull', rules: DESCRIBED.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results
      }
    ]
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleOf({ id, level, title, why, mend }: Described): object {
  const advice = mend === null ? '' : `\n\nWith audit-fix: ${mend}`
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: `${title}.\n\n${why}${advice}`, markdown: `**${title}.**\n\n${why}${advice}` },
    defaultConfiguration: { level: LEVELS[level] },
    properties: { tags: ['kubernetes', 'deployment'], precision: 'high' }
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
