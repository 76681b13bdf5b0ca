/** Findings in files: SARIF and JSON for other tools, and a page of HTML for people. */
@NullMarked
package dev.locksmith.processor.export;

import org.jspecify.annotations.NullMarked;
