package dev.locksmith.processor.cfg;

import static dev.locksmith.processor.cfg.Graphs.verify;

import org.junit.jupiter.api.Test;

/** Boxes from which values are taken out, which fails where there is none. */
class BoxesTest {

    @Test
    void numbers_in_boxes_are_taken_out() {
        verify(
                """
                void m(int i, Integer j) {
                    try {
                        j++;
                        i -= j;
                        i = -j;
                        i += 1;
                        i = j;
                        Integer k = j;
                        a = j;
                        long l = j;
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    j
                1 -> 3, thrown -> 2
                    may throw
                    j++
                    discard j++
                    i
                    j
                    may throw
                    i -= j
                    discard i -= j
                    j
                    may throw
                    -j
                    i = -j
                    discard i = -j
                    i
                    i += 1
                    discard i += 1
                    j
                    may throw
                    i = j
                    discard i = j
                    j
                    local k
                    j
                    a = j
                    discard a = j
                    j
                    may throw
                    local l
                2 -> 3
                    catch e
                    c
                    b = c
                    discard b = c
                3 -> exit
                """);
    }

    @Test
    void conditions_in_boxes_are_taken_out() {
        verify(
                """
                void m(boolean x, Boolean y) {
                    try {
                        if (y) a = b;
                        if (x) b = c;
                        while (y && x) c = a;
                    } catch (NullPointerException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    y
                1 -> 2, 4, thrown -> 21
                    may throw
                    discard y
                2 -> 3
                    true y
                3 -> 6
                    b
                    a = b
                    discard a = b
                4 -> 5
                    false y
                5 -> 6
                6 -> 7, 9
                    x
                    discard x
                7 -> 8
                    true x
                8 -> 11
                    c
                    b = c
                    discard b = c
                9 -> 10
                    false x
                10 -> 11
                11 -> 12
                12 -> 13
                    y
                13 -> 14, 19, thrown -> 21
                    may throw
                    discard y
                14 -> 15
                    true y
                15 -> 16, 18
                    x
                    discard x
                16 -> 17
                    true x
                17 -> 12
                    a
                    c = a
                    discard c = a
                18 -> 20
                    false x
                19 -> 20
                    false y
                20 -> 22
                21 -> 22
                    catch e
                    call()
                    discard call()
                22 -> exit
                """);
    }

    @Test
    void selectors_in_boxes_are_taken_out() {
        verify(
                """
                void m(Integer i) {
                    try {
                        switch (i) { case 1 -> a = b; default -> {} }
                        int k = switch (i) { case 1 -> 2; default -> 3; };
                    } catch (NullPointerException e) {
                        call();
                    }
                }
                """,
                """
                0 -> 1
                    i
                1 -> 2, 4, thrown -> 13
                    may throw
                2 -> 3
                3 -> 6
                4 -> 5
                5 -> 6
                    b
                    a = b
                    discard a = b
                6 -> 7
                    i
                7 -> 8, 10, thrown -> 13
                    may throw
                8 -> 9
                9 -> 12
                    choose 3
                10 -> 11
                11 -> 12
                    choose 2
                12 -> 14
                    local k
                13 -> 14
                    catch e
                    call()
                    discard call()
                14 -> exit
                """);
    }

    @Test
    void boxes_in_arrays_and_alternatives_are_opened() {
        verify(
                """
                void m(Integer i, int j) {
                    try {
                        int k = p() ? i : j;
                        Integer l = p() ? i : null;
                        a = new int[i];
                        a = new int[] {j, i};
                        a = new Integer[] {i};
                        int[] o = {i};
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                1 -> 2, 5, thrown -> 15
                    may throw
                    p()
                    may throw
                    discard p()
                2 -> 3
                    true p()
                3 -> 4
                    i
                4 -> 7, thrown -> 15
                    may throw
                    choose i
                5 -> 6
                    false p()
                6 -> 7
                    j
                    choose j
                7 -> 8
                    local k
                8 -> 9, 11, thrown -> 15
                    may throw
                    p()
                    may throw
                    discard p()
                9 -> 10
                    true p()
                10 -> 13
                    i
                    choose i
                11 -> 12
                    false p()
                12 -> 13
                    choose null
                13 -> 14
                    local l
                    i
                14 -> 16, thrown -> 15
                    may throw
                    new int[i]
                    a = new int[i]
                    discard a = new int[i]
                    j
                    i
                    may throw
                    new int[]{j, i}
                    a = new int[]{j, i}
                    discard a = new int[]{j, i}
                    i
                    new Integer[]{i}
                    a = new Integer[]{i}
                    discard a = new Integer[]{i}
                    i
                    may throw
                    {i}
                    local o
                15 -> 16
                    catch e
                    c
                    b = c
                    discard b = c
                16 -> exit
                """);
    }

    @Test
    void boxes_in_cases_are_opened() {
        verify(
                """
                void m(Color x, Integer i, int j) {
                    try {
                        j = switch (x) {
                            case RED -> i;
                            case GREEN -> { yield i; }
                            default -> j;
                        };
                        Integer k = switch (j) { case 1 -> i; default -> i; };
                    } catch (NullPointerException e) {
                        b = c;
                    }
                }
                """,
                """
                0 -> 1
                    x
                1 -> 2, 8, thrown -> 17
                    may throw
                2 -> 3, 5
                3 -> 4
                4 -> 11
                    j
                    choose j
                5 -> 6
                6 -> 7
                    i
                7 -> 11, thrown -> 17
                    may throw
                    choose i
                8 -> 9
                9 -> 10
                    i
                10 -> 11, thrown -> 17
                    may throw
                    choose i
                11 -> 12, 14
                    j = switch (x) { case RED -> yield i; case GREEN -> { yield ...
                    discard j = switch (x) { case RED -> yield i; case GREEN -> { yield ...
                    j
                12 -> 13
                13 -> 16
                    i
                    choose i
                14 -> 15
                15 -> 16
                    i
                    choose i
                16 -> 18
                    local k
                17 -> 18
                    catch e
                    c
                    b = c
                    discard b = c
                18 -> exit
                """);
    }
}
