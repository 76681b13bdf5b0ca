package dev.locksmith.processor.report;

/** How findings of a rule are reported. */
public enum Severity {
    ERROR,
    WARN,
    OFF
}
