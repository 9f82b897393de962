import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useState } from 'react'

interface Props {
  text: string
  /** "Copy ARN" */
  label: string
  /** Only the icon, beside the text. */
  inline?: boolean
}

/** Copies, also over plain http, where browsers have no clipboard to give. */
export function Copy({ text, label, inline = true }: Props) {
  const [copied, setCopied] = useState(false)
  if (navigator.clipboard) {
    return (
      <CopyToClipboard
        variant={inline ? 'inline' : 'button'}
        textToCopy={text}
        copyButtonAriaLabel={label}
        copyButtonText={label}
        copySuccessText="Copied"
        copyErrorText="Not copied"
      />
    )
  }
  const copy = () => {
    setCopied(copyOld(text))
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <span>
      {inline && text}{' '}
      <Button variant={inline ? 'inline-icon' : 'normal'} iconName="copy" ariaLabel={label} onClick={copy}>
        {label}
      </Button>{' '}
      <span role="status">{copied ? 'Copied' : ''}</span>
    </span>
  )
}

/** The way that works without a secure context: select the text of a field, and copy what is selected. */
function copyOld(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  const before = document.activeElement
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
