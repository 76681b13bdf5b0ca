package dev.locksmith.processor.summary;

import java.util.List;

/** A line of facts about a method, and the reasons below it. */
public record Line(String text, List<String> reasons) {}
