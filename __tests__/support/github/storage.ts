import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from '@jest/globals'

const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

/**
 * Where GitHub keeps artifacts: a server of somebody else's, which signed addresses open. Gives a function that keeps
 * bytes, in as many pieces as they come, and tells their address. It is gone when the tests of the file are done.
 */
export async function startStorage(): Promise<(chunks: Iterable<Buffer>) => string> {
  const kept: Iterable<Buffer>[] = []
  const server = createServer((request, response) => {
    // As Azure's storage: a signed address and a token are one too many.
    const chunks =
      request.headers.authorization === undefined ? kept[Number(request.url?.slice(1))] : undefined
    response.writeHead(chunks === undefined ? 400 : 200)
    const pieces = (chunks ?? [])[Symbol.iterator]()
    const send = (): void => {
      for (let next = pieces.next(); next.done !== true; next = pieces.next())
        if (!response.write(next.value)) return void response.once('drain', send)
      response.end()
    }
    send()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (chunks) => {
    kept.push(chunks)
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${kept.length - 1}`
  }
}
