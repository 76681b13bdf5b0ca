/** Findings in files, for other tools: SARIF and JSON. */
@NullMarked
package dev.locksmith.processor.export;

import org.jspecify.annotations.NullMarked;
