import type { PolicyKind } from '@first-line/policy'
import { useRef } from 'react'
import { Findings } from './findings.tsx'
import { useFindings } from './use-findings.ts'

interface Props {
  text: string
  onChange: (text: string) => void
  kind: PolicyKind
  label: string
}

/** A policy as text, with its line numbers; what is wrong stands below, as it is typed. Tab leaves the field. */
export function JsonEditor({ text, onChange, kind, label }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const findings = useFindings(text, kind)
  const lines = text.split('\n').length
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ range }) => range.start.line))
  return (
    <>
      <div className="fl-editor">
        <div className="fl-lines" aria-hidden="true">
          {Array.from({ length: lines }, (_, at) => at + 1).map((line) => (
            <span key={line} className={wrong.has(line) ? 'fl-wrong' : undefined}>
              {line}
            </span>
          ))}
        </div>
        <textarea
          ref={field}
          aria-label={label}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          rows={Math.max(lines, 14)}
          wrap="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <Findings
        findings={findings}
        onGo={({ range }) => {
          field.current?.focus()
          field.current?.setSelectionRange(range.start.offset, range.end.offset)
        }}
      />
    </>
  )
}
