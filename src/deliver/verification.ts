import { RepullError } from '../errors.js'
import type { Problem } from '../errors.js'
import type { GitHubRepository } from '../host/github.js'

export interface Verification {
  /** Null where GitHub does not say. */
  readonly verified: boolean | null
  readonly problems: readonly Problem[]
}

/** Whether GitHub signed a commit that it made; a notice where it did not. The commit is there, whatever it answers. */
export async function verificationOf(github: GitHubRepository, commit: string): Promise<Verification> {
  try {
    const verified = await github.isVerified(commit)
    return { verified, problems: verified ? [] : [unsigned(commit)] }
  } catch (error) {
    if (!(error instanceof RepullError)) throw error
    return { verified: null, problems: [] }
  }
}

function unsigned(commit: string): Problem {
  return {
    code: 'unsigned',
    level: 'notice',
    message: `GitHub made the commit ${commit.slice(0, 12)} and did not sign it.`,
    hint: 'It signs for the token of an app or of the job. For that of a person it signs only what goes in one call to a branch that is there: plain files, with "deliver: commit".'
  }
}
