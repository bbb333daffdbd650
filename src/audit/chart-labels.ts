import type { FilePlace } from '../patch/kustomize/tree.js'

/** A label that a chart's named templates make of one of its values. */
export interface ChartLabel {
  readonly key: string
  /** The path of the value: `image.tag`. */
  readonly value: string
  readonly at: FilePlace
}

const LABEL = /^[ \t]*["']?([\w./-]*(?:version|tag))["']?:[ \t]*["']?\{\{-?(.*?)-?\}\}["']?[ \t\r]*$/gim
const VALUE = /\.Values\.([\w.]+)/g
/** What leaves a value as it is, if there is one. */
const WORDS = /"[^"]*"|\$|\.Chart\.\w+|\b(?:default|coalesce|or|quote|squote|toString|print)\b|[\s|()]/g

/** The labels of a version that the text of a chart's helpers makes of values as they stand. */
export function chartLabels(file: string, text: string): ChartLabel[] {
  return [...text.matchAll(LABEL)].flatMap(({ index, 0: line, 1: key = '', 2: action = '' }) => {
    if (action.replace(VALUE, '').replace(WORDS, '') !== '') return []
    const at = { file, offset: index + line.search(/\S/) }
    return [...action.matchAll(VALUE)].map(([, value = '']) => ({ key, value, at }))
  })
}
