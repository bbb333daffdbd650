// Lets Node 24 run the sources as they are: `node --import ./ts-imports.mjs child.ts`. Node strips the types by itself, but
// the sources import `x.js` where the file is `x.ts`.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier.startsWith('.') && context.parentURL?.endsWith('.ts')
    return next(ours ? specifier.replace(/\.js$/, '.ts') : specifier, context)
  }
})
