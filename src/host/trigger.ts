import { eventField } from './event.js'

/** What started the run of a workflow. */
export interface Trigger {
  /** The run was not there before this; null where that is not known. */
  readonly since: Date | null
  /** The whole message of the newest commit of the push that started it; null where something else did. */
  readonly message: string | null
}

// Clocks of those who commit differ a little.
const SLACK = 15 * 60 * 1000

/** Reads an event as GitHub wrote it. A run that is started again has the event of its first attempt. */
export function readTrigger(env: Readonly<Record<string, string | undefined>>, event: unknown): Trigger {
  const isPush = env['GITHUB_EVENT_NAME'] === 'push'
  // Seconds in the event of a push, a date in others.
  const pushed = eventField(event, 'repository', 'pushed_at') ?? ''
  const time = /^[0-9]+$/.test(pushed) ? Number(pushed) * 1000 : Date.parse(pushed)
  return {
    since: Number.isNaN(time) ? null : new Date(time - SLACK),
    message: isPush ? (eventField(event, 'head_commit', 'message') ?? null) : null
  }
}
