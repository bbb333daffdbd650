import { crc32, deflateRawSync } from 'node:zlib'

export interface Entry {
  readonly name: string
  readonly data: string | Buffer
  /** As of a file system: 0o120777 is a symbolic link. */
  readonly mode?: number
}

/**
 * A zip archive as one is written that does not know the sizes beforehand, as actions/upload-artifact does: zeros in front
 * of each file, a descriptor behind it, and a directory at the end. Writes whatever names it is given.
 */
export function zipOf(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, mode = 0o100644 } of entries) {
    const bytes = Buffer.from(data)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const sizes = numbers([4, crc32(bytes)], [4, packed.length], [4, bytes.length])
    // Version 2.0, sizes in the descriptor, deflated, at midnight of 1980-01-01.
    const shared = [[2, 20], [2, 8], [2, 8], [2, 0], [2, 33]] as const // prettier-ignore
    const none = [[4, 0], [4, 0], [4, 0]] as const // prettier-ignore
    const local = numbers([4, 0x04034b50], ...shared, ...none, [2, title.length], [2, 0])
    const file = Buffer.concat([local, title, packed, numbers([4, 0x08074b50]), sizes])
    directory.push(
      numbers([4, 0x02014b50], [2, (3 << 8) | 20], ...shared),
      sizes,
      numbers([2, title.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, mode * 0x10000], [4, offset]),
      title
    )
    files.push(file)
    offset += file.length
  }
  const central = Buffer.concat(directory)
  const count = [2, entries.length] as const
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], count, count, [4, central.length], [4, offset], [2, 0])
  return Buffer.concat([...files, central, end])
}

/** Numbers of so many bytes, the least first. */
function numbers(...parts: readonly (readonly [size: number, value: number])[]): Buffer {
  return Buffer.concat(
    parts.map(([size, value]) => {
      const bytes = Buffer.alloc(size)
      bytes.writeUIntLE(value, 0, size)
      return bytes
    })
  )
}
