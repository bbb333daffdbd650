/** Raised where a text is written as few manifests are: it is left to the library. */
export class Unusual extends Error {}

const UNUSUAL = new Unusual()

export const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20]
export const [DOUBLE, HASH, SINGLE, DASH, COLON] = [0x22, 0x23, 0x27, 0x2d, 0x3a]
const DOT = 0x2e

/** How deep a comment line is indented, and where the next line begins. */
interface Comment {
  readonly column: number
  readonly end: number
}

export const NONE: readonly Comment[] = []

/** A place in a text, with what is needed to go over lines. Lines end in LF, which a CR may precede. */
export class Cursor {
  at = 0
  /** How deep the line's content that `at` stands at is indented; -1 at the end of the text. */
  column = 0
  /** The comment lines above `at`, since the last node. */
  comments: readonly Comment[] = NONE
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** NaN at the end of the text. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead)
  }

  isLineEnd(): boolean {
    const code = this.code()
    return code === LF || Number.isNaN(code) || (code === CR && this.code(1) === LF)
  }

  /** Whether what is `ahead` separates words: a blank, the end of a line or of the text. */
  isGap(ahead: number): boolean {
    const code = this.code(ahead)
    return code === SPACE || code === LF || Number.isNaN(code) || code === TAB || code === CR
  }

  /** Over blanks on a line; gives how many. */
  spaces(): number {
    const start = this.at
    while (this.code() === SPACE) this.at += 1
    if (this.code() === TAB) throw UNUSUAL
    return this.at - start
  }

  /** Over the rest of a line, which has nothing but perhaps a comment in it; true where it has. */
  restOfLine(): boolean {
    const blanks = this.spaces()
    const isComment = blanks > 0 && this.code() === HASH
    if (isComment) this.toNextLine()
    else this.lineBreak()
    return isComment
  }

  /** Where the next line begins; the end of the text behind the last. */
  lineBelow(): number {
    const end = this.text.indexOf('\n', this.at)
    return end < 0 ? this.text.length : end + 1
  }

  toNextLine(): void {
    this.at = this.lineBelow()
  }

  /** Over the end of a line. */
  lineBreak(): void {
    if (!this.isLineEnd()) throw UNUSUAL
    if (this.code() === CR) this.at += 1
    if (this.code() === LF) this.at += 1
  }

  /** From the start of a line over empty ones and comments to the next content. */
  toContent(): void {
    let comments: Comment[] | undefined
    this.comments = NONE
    for (;;) {
      const column = this.spaces()
      if (this.code() === HASH) {
        this.toNextLine()
        this.comments = comments ??= []
        comments.push({ column, end: this.at })
      } else if (this.at === this.text.length) {
        this.column = -1
        return
      } else if (this.isLineEnd()) this.lineBreak()
      else {
        if (column === 0 && this.isMarker()) throw UNUSUAL
        this.column = column
        return
      }
    }
  }

  /** True for `---` and `...` at the start of a line. */
  isMarker(): boolean {
    const code = this.code()
    return (code === DASH || code === DOT) && this.code(1) === code && this.code(2) === code && this.isGap(3)
  }

  /** True for the `-` of a block sequence. */
  isDash(): boolean {
    return this.code() === DASH && this.isGap(1)
  }

  unusual(): never {
    throw UNUSUAL
  }
}
