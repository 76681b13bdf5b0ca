package dev.locksmith.processor.report;

/** A finding, and what was decided about it. */
public record Judged(Finding finding, Severity severity, Standing standing) {}
