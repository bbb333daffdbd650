import { harmless } from './harmless.js'

/** Text of one line for an element or an attribute in quotes, with what is invisible in it shown. */
export function htmlText(text: string): string {
  return escapeHtml(harmless(text))
}

/** The signs that mean something in HTML as character references. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, reference)
}

/** A sign of ASCII as a character reference. */
export function reference(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}
