package org.watchword.sample;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Body of a request that adds an entry. */
public class NewPhone {

    /** Whose number it is. */
    @NotBlank
    @Size(max = 100)
    public String name;

    /** The number. */
    @NotNull
    @Pattern(regexp = "\\+?[0-9][0-9 ()/-]{1,28}", message = "must be 2 to 30 digits, spaces, brackets or dashes")
    public String number;
}
