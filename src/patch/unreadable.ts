import type { Problem } from '../errors.js'
import type { Unreadable } from '../host/tree.js'

/** What to tell of a file that was not read. `named`: an entry of `files` is its own name. */
export function unreadable(path: string, reason: Unreadable, named: boolean): Problem {
  const place = { file: path }
  switch (reason) {
    case 'missing': {
      const message = named ? 'There is no such file or directory.' : 'The link leads to no file.'
      const hint = named
        ? '"files" names it; paths are relative to "working-directory".'
        : 'Remove it, or exclude it with "!".'
      return { code: 'missing-file', level: named ? 'error' : 'notice', message, hint, place }
    }
    case 'outside': {
      const message = 'Refused, as it leads out of the workspace (or into .git).'
      return {
        code: 'outside',
        level: 'error',
        message,
        hint: 'Exclude it with "!", or name the real file.',
        place
      }
    }
    case 'not-regular': {
      const message = 'Skipped, as it is no regular file.'
      return {
        code: 'not-regular',
        level: named ? 'warning' : 'notice',
        message,
        hint: 'Exclude it with "!".',
        place
      }
    }
    case 'too-large': {
      const message = `${named ? 'It' : 'Skipped, as it'} is larger than 5 MB.`
      const hint = 'Split it, or exclude it with "!".'
      return { code: 'too-large', level: named ? 'error' : 'warning', message, hint, place }
    }
    case 'submodule': {
      const message = 'Refused, as it lies in a submodule, which is another repository.'
      const hint = 'Deliver to that repository with "repository", or exclude it with "!".'
      return { code: 'submodule', level: 'error', message, hint, place }
    }
    case 'lfs': {
      const message = `${named ? 'Refused' : 'Skipped'}, as Git LFS keeps its content outside of the repository.`
      const hint = 'Take it out of Git LFS (.gitattributes), or exclude it with "!".'
      return { code: 'lfs', level: named ? 'error' : 'notice', message, hint, place }
    }
    case 'unreadable': {
      const message = 'It cannot be read.'
      return {
        code: 'unreadable',
        level: 'error',
        message,
        hint: 'Look at its permissions, or exclude it with "!".',
        place
      }
    }
  }
}
