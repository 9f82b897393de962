/** The console's tab and those beside it, for every page that has a workbench. */
import './console-authenticator-element.ts'
import './console-frame-element.ts'
import './console-inbox-element.ts'
