import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './folder.js'
import { unshared } from './tools.js'

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
    `#!/bin/sh\nFOLDER="${folder}" exec unshare ${unshared() ?? ''} sh -c ${quoted} sh "$@"\n`
  )
  chmodSync(program, 0o755)
  return program
}
