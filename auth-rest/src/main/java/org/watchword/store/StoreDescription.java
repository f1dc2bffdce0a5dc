package org.watchword.store;

import java.util.Objects;

/**
 * Kind of store that was opened, for the report.
 *
 * @param product name and version of the database's product, as its driver tells them
 * @param schemaVersion the version of the tables; 0 where they are not ours to count
 * @param durability whether what is stored outlives the server
 */
public record StoreDescription(String product, int schemaVersion, Durability durability) {

    /** Checks that nothing is missing. */
    public StoreDescription {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(durability, "durability");
    }

    /** Lifetime of what is stored, compared with that of the server. */
    public enum Durability {
        /** It outlives the server, as far as can be told. */
        LASTING,
        /** It is in the server's memory. */
        MEMORY,
        /** It is in a folder for temporary files. */
        TEMPORARY
    }
}
