/** At most `length` UTF-16 units of a text and, where it is longer, how much was left out. No surrogate pair is split. */
export function clip(text: string, length = 500): string {
  if (text.length <= length) return text
  const split = /[\ud800-\udbff]/.test(text.charAt(length - 1)) && /[\udc00-\udfff]/.test(text.charAt(length))
  const kept = text.slice(0, split ? length - 1 : length)
  return `${kept}… (${text.length - kept.length} more)`
}
