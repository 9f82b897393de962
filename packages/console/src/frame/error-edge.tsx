import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { Component, type ReactNode } from 'react'

/** A fault of ours in a page: the rest of the console goes on. */
export class ErrorEdge extends Component<{ children: ReactNode }, { fault: Error | undefined }> {
  override state: { fault: Error | undefined } = { fault: undefined }

  static getDerivedStateFromError(fault: Error) {
    return { fault }
  }

  override componentDidCatch(fault: Error) {
    console.error(fault)
  }

  override render() {
    const { fault } = this.state
    if (!fault) return this.props.children
    return (
      <Alert
        type="error"
        header="This page could not be shown"
        action={<Button onClick={() => this.setState({ fault: undefined })}>Retry</Button>}
      >
        This is our fault, not yours; nothing in the account was changed by it. ({fault.message})
      </Alert>
    )
  }
}
