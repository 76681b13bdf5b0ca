/** Makes the site from the pages in {@code docs}. */
@NullMarked
package dev.locksmith.website;

import org.jspecify.annotations.NullMarked;
