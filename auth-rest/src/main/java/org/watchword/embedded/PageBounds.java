package org.watchword.embedded;

/** Bounds of a search: a page that is too large would load a table into memory. */
final class PageBounds {

    private static final int MOST = 100;
    private static final int MOST_PAGES = 1_000_000;

    private PageBounds() {}

    /** Returns the size. */
    static int demand(int page, int size) {
        if (page < 0 || page > MOST_PAGES) {
            throw new IllegalArgumentException("the page must be from 0 to " + MOST_PAGES);
        }
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("the size of a page must be from 1 to " + MOST);
        }
        return size;
    }
}
