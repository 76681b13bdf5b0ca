package dev.locksmith.processor.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The baseline that the user asks for. */
public sealed interface BaselineOption {

    /** Precedes the name of a file that is to be written. */
    String WRITE = "write:";

    /** Opens it for one compilation; what is wrong with the file is told. */
    Baseline open(List<String> rules, Troubles troubles);

    /** No baseline. */
    record None() implements BaselineOption {
        @Override
        public Baseline open(List<String> rules, Troubles troubles) {
            return Baseline.NONE;
        }
    }

    /** The one in this file. */
    record Read(String file) implements BaselineOption {
        @Override
        public Baseline open(List<String> rules, Troubles troubles) {
            return new GivenBaseline(new BaselineFile(file, rules), troubles);
        }
    }

    /** A new one, for this file. */
    record Write(String file) implements BaselineOption {
        @Override
        public Baseline open(List<String> rules, Troubles troubles) {
            return new WrittenBaseline(
                    new BaselineFile(file, rules), LocalDate.now(ZoneOffset.UTC));
        }
    }
}
