import { setTimeout as sleep } from 'node:timers/promises'

/** Time and chance, as whoever tries again needs them. */
export interface Pace {
  /** Milliseconds, only ever forwards. */
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** From 0 to 1, without 1. */
  readonly random: () => number
}

export const REAL_PACE: Pace = {
  now: () => performance.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds)
  },
  random: Math.random
}
