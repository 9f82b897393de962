/** Says that workers work. */
postMessage('here')
