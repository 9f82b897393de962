/** What readline's keys do to the line. Each answers whether anything changed. */
import type { Buffer } from './buffer.ts'
import type { HistoryWalk } from './history-walk.ts'

export function editsOf(buffer: Buffer, walk: HistoryWalk): Readonly<Record<string, () => boolean>> {
  return {
    left: () => buffer.left(),
    'ctrl-b': () => buffer.left(),
    right: () => buffer.right(),
    'ctrl-f': () => buffer.right(),
    home: () => buffer.moveTo(buffer.lineStart()),
    'ctrl-a': () => buffer.moveTo(buffer.lineStart()),
    end: () => buffer.moveTo(buffer.lineEnd()),
    'ctrl-e': () => buffer.moveTo(buffer.lineEnd()),
    'ctrl-left': () => buffer.moveTo(buffer.wordStart()),
    'alt-left': () => buffer.moveTo(buffer.wordStart()),
    'alt-b': () => buffer.moveTo(buffer.wordStart()),
    'ctrl-right': () => buffer.moveTo(buffer.wordEnd()),
    'alt-right': () => buffer.moveTo(buffer.wordEnd()),
    'alt-f': () => buffer.moveTo(buffer.wordEnd()),
    backspace: () => buffer.deleteBefore(),
    delete: () => buffer.deleteAfter(),
    'ctrl-k': () => buffer.killToEnd(),
    'ctrl-u': () => buffer.killToStart(),
    'ctrl-w': () => buffer.killBlankWordBefore(),
    'alt-d': () => buffer.killWord(),
    'ctrl-delete': () => buffer.killWord(),
    'alt-backspace': () => buffer.killWordBefore(),
    'ctrl-y': () => buffer.yank(),
    'alt-y': () => buffer.yankPop(),
    'ctrl-_': () => buffer.undo(),
    'alt-r': () => {
      buffer.undoAll()
      return true
    },
    'ctrl-t': () => buffer.transpose(),
    'alt-u': () => buffer.changeCase('upper'),
    'alt-l': () => buffer.changeCase('lower'),
    'alt-c': () => buffer.changeCase('capital'),
    up: () => buffer.vertical(-1) || walk.step(-1),
    'ctrl-p': () => buffer.vertical(-1) || walk.step(-1),
    down: () => buffer.vertical(1) || walk.step(1),
    'ctrl-n': () => buffer.vertical(1) || walk.step(1),
    'alt-<': () => walk.oldest(),
    'alt->': () => walk.newest(),
  }
}

/** Keys that would bring the history onto a line that is not shown. */
export const WALKS = new Set(['up', 'ctrl-p', 'down', 'ctrl-n', 'alt-<', 'alt->'])
