import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

/**
 * Runs a program to its end, with its output into the file `output`, and gives the most memory that it and each of its
 * children had at one time, in bytes: the largest of them, not their sum; null where there is no /proc.
 *
 * Linux keeps that figure as VmHWM for each process while it lives. It only grows, so that the last look counts; unlike
 * ru_maxrss it does not begin with what the parent had at the fork. The loop leaves this process no time for anything
 * else, and must not: a child that has ended can be looked at no more, but Node would not wait for it either.
 */
export async function peakOf([program, ...args], { env, output }) {
  const out = openSync(output, 'w')
  const child = spawn(program, args, { env, stdio: ['ignore', out, 'inherit'] })
  closeSync(out)
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  let most = 0
  for (let alive = true; alive;) {
    const now = familyPeak(child.pid)
    alive = now !== undefined
    most = Math.max(most, now ?? 0)
  }
  const status = await ended
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: status ${status}`)
  return most === 0 ? null : most
}

/** undefined where the process has ended. */
function familyPeak(pid) {
  const own = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1]
  if (own === undefined) return undefined
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return Math.max(Number(own) * 1024, ...children.map((child) => familyPeak(child) ?? 0))
}

function read(path) {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
