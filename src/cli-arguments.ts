import { parseArgs } from 'node:util'
import { RepullError } from './errors.js'
import { INPUTS } from './inputs.js'
import type { RawInputs } from './inputs.js'

export interface Call {
  readonly command: 'patch' | 'tag' | 'audit' | 'help' | 'version'
  readonly raw: RawInputs
  readonly json: boolean
  readonly color: boolean
}

export const USAGE = `Usage: repull [FILES...] [--INPUT VALUE]...
       repull tag [--INPUT VALUE]...
       repull audit [FILES...] [--INPUT VALUE]...

Writes a new tag, the pull policy and the pull secrets into the manifests that run an image.

  -i, --images NAME[=NEWNAME][:TAG][@DIGEST]   what was built; may be repeated
  -t, --tag TEMPLATE                           a tag, or a template such as {{sha}}-{{date 'YYYYMMDD'}}
      --digest sha256:...                      the digest of the one image
      --files PATH                             as FILES: files, directories and globs; !PATH excludes
      --pull-policy POLICY                     Always (default), IfNotPresent, Never or keep
      --pull-secrets [REGISTRY=]NAME           secrets that the pods must list; may be repeated
      --annotations KEY=VALUE                  set on the pod templates; may be repeated
      --image-fields [GROUP/]KIND PATH         where other kinds keep an image; may be repeated
      --kustomize auto|add|existing             when a kustomization has no entry for an image
      --on-no-match error|warn|ignore          when an image was found nowhere
      --audit off|warn|error                   what would keep a cluster from pulling; error: stop for errors
      --audit-fix                              also write the mends
      --sarif-file FILE                        the findings, for code scanning
      --render auto|off|required               compare the rendered manifests before and after
      --render-dir DIRECTORY                   write the rendered manifests there
      --comment auto|always|never              comment on the pull request of a workflow's run
      --comment-key TEXT                       tells the comments of several steps apart
      --deliver files|commit|pull-request      into the files, or to a branch (pull-request: with a token)
      --output-dir DIRECTORY                   write patched copies there, leave the sources alone
      --dry-run                                show everything, write nothing
      --repository OWNER/NAME                  commit to that repository
      --branch NAME                            commit to that branch
      --token TOKEN                            of GitHub, to push with instead of your own credentials
      --ssh-key KEY                            push with a deploy key, the text of it
      --commit-message TEMPLATE                the first line
      --commit-author 'NAME <EMAIL>'           who the commit is by
      --commit-method git|api                  how it is made (api: by GitHub, with a token)
      --push-attempts NUMBER                   how often a lost push race is run again
      --on-newer skip|error|overwrite          when a newer run has written the image before
      --pull-request-branch TEMPLATE           the branch of the pull request
      --pull-request-title TEMPLATE            its title
      --pull-request-body TEMPLATE             what its text begins with
      --pull-request-labels LABEL              its labels; may be repeated
      --working-directory DIRECTORY            what paths are relative to
      --json                                   print the report
      --no-color                               no colours (so does NO_COLOR)
  -h, --help / --version

repull tag prints the tag alone, repull audit looks at the files alone. Exit status: 0 done, 1 failed (nothing written), 2 wrong usage.`

const SHORT: Readonly<Record<string, string>> = { images: 'i', tag: 't' }

/** Reads the command line. Raises `usage`. */
export function parseArguments(argv: readonly string[]): Call {
  const { values, positionals } = parse(argv)
  const [first, ...rest] = positionals
  const operands = first === 'tag' || first === 'audit' ? rest : positionals
  const listed = values['files']
  const files = [...operands, ...(Array.isArray(listed) ? listed : [])].map(String)
  return {
    command:
      values['help'] === true
        ? 'help'
        : values['version'] === true
          ? 'version'
          : first === 'tag' || first === 'audit'
            ? first
            : 'patch',
    raw: { ...rawInputs(values), files: files.length === 0 ? undefined : files },
    json: values['json'] === true,
    color: values['no-color'] !== true
  }
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

function parse(argv: readonly string[]): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(
    INPUTS.map(({ name, kind }) => {
      const short = SHORT[name]
      const option = { type: kind === 'boolean' ? 'boolean' : 'string', multiple: kind === 'list' } as const
      return [name, short === undefined ? option : { ...option, short }]
    })
  )
  const switches = { json: BOOLEAN, 'no-color': BOOLEAN, version: BOOLEAN, help: { ...BOOLEAN, short: 'h' } }
  const args = argv.flatMap(booleanValue)
  try {
    return parseArgs({
      args,
      options: { ...options, ...switches },
      allowPositionals: true
    })
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const [message = ''] = text.split(/\n|(?<=\.) /)
    throw wrongUsage(message, `${meant(message)}${withDash(text)}See repull --help.`)
  }
}

function wrongUsage(message: string, hint: string): RepullError {
  return new RepullError({ code: 'usage', level: 'error', message, hint })
}

/** How to give a value that begins with a dash, where parseArgs takes it for another option. */
function withDash(text: string): string {
  const written = /starting with a dash use '([^']*)'/.exec(text)?.[1]
  return written === undefined ? '' : `Write a value that begins with "-" as in ${written}. `
}

/** The options that an unknown one may have been meant for. */
function meant(message: string): string {
  const [, unknown = ''] = /^Unknown option '--([a-z-]{3,})'/.exec(message) ?? []
  const names = INPUTS.filter(({ name }) => name.includes(unknown) || unknown.startsWith(name))
  if (unknown === '' || names.length === 0) return ''
  return `Did you mean ${names.map(({ name }) => `--${name}`).join(' or ')}? `
}

const BOOLEAN = { type: 'boolean' } as const

/** `--dry-run=true` and `--dry-run=false`, which parseArgs does not know. */
function booleanValue(argument: string): string[] {
  const [, name = '', value = ''] = /^--([a-z-]+)=(.*)$/s.exec(argument) ?? []
  if (!INPUTS.some((input) => input.kind === 'boolean' && input.name === name)) return [argument]
  if (!/^(?:true|false)$/i.test(value)) {
    const message = `Option '--${name}' is true or false, and not ${JSON.stringify(value)}.`
    throw wrongUsage(message, `Write --${name}, or leave it away. See repull --help.`)
  }
  return value.toLowerCase() === 'true' ? [`--${name}`] : []
}

function rawInputs(values: Values): RawInputs {
  return Object.fromEntries(
    INPUTS.flatMap(({ name }) => {
      const value = values[name]
      if (value === undefined) return []
      return [[name, Array.isArray(value) ? value.map(String) : String(value)]]
    })
  )
}
