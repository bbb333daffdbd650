import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './folder.js'

/** How this machine lets a process mount something that nobody else sees: as root, else as root of a user namespace. */
const WAYS = ['--mount', '--map-root-user --mount']

/** Undefined where nothing may be mounted. */
export const UNSHARED = WAYS.find((way) => {
  const probe = ['-c', 'mount -t tmpfs -o size=4k tmpfs "$0"', temporaryFolder()]
  return spawnSync('unshare', [...way.split(' '), 'sh', ...probe]).status === 0
})

/**
 * A program that runs another where `folder` (an expression of a shell) is a full file system of its own: what was in it,
 * and `kilobytes` beside that. What is in there at the end is listed, a path a line, in the file `left`.
 */
export function onSmallDisk(command: string, folder: string, kilobytes: number, left: string): string {
  const program = join(temporaryFolder(), 'on-small-disk')
  const inside = `
    used=$(du -sk "$FOLDER" | cut -f1)
    stage=$(mktemp -d)
    mount -t tmpfs -o size=$((used + ${kilobytes}))k tmpfs "$stage" || exit 99
    cp -a "$FOLDER/." "$stage" || exit 99
    mount --bind "$stage" "$FOLDER" || exit 99
    ${command} "$@"
    status=$?
    find "$FOLDER" -mindepth 1 > '${left}'
    umount "$FOLDER" "$stage"
    rmdir "$stage"
    exit $status`
  const quoted = `'${inside.replaceAll("'", String.raw`'\''`)}'`
  writeFileSync(
    program,
    `#!/bin/sh\nFOLDER="${folder}" exec unshare ${UNSHARED ?? ''} sh -c ${quoted} sh "$@"\n`
  )
  chmodSync(program, 0o755)
  return program
}
