/**
 * Mail to users: what it says, and how it gets away. Only {@link org.watchword.mail.JakartaMailSender} touches Jakarta
 * Mail, which a server may lack.
 */
@NullMarked
package org.watchword.mail;

import org.jspecify.annotations.NullMarked;
