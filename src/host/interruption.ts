const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const waiting = new Set<() => void>()

/**
 * Has `cleanUp` called where one of the signals that end a program arrives before the function is called that this gives
 * back; the signal then ends the program as it would have.
 */
export function whenInterrupted(cleanUp: () => void): () => void {
  if (waiting.size === 0) for (const signal of SIGNALS) process.on(signal, end)
  waiting.add(cleanUp)
  return () => {
    if (!waiting.delete(cleanUp) || waiting.size > 0) return
    for (const signal of SIGNALS) process.off(signal, end)
  }
}

function end(signal: NodeJS.Signals): void {
  for (const name of SIGNALS) process.off(name, end)
  // The last first: a process ends before the folder goes that it writes to.
  for (const cleanUp of [...waiting].reverse()) attempt(cleanUp)
  waiting.clear()
  process.kill(process.pid, signal)
}

/** What one cannot clean up keeps no other from it; the post step comes once more. */
function attempt(cleanUp: () => void): void {
  try {
    cleanUp()
  } catch {
    // Nobody is left to tell.
  }
}
