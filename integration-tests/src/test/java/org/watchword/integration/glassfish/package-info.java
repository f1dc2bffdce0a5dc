/** A GlassFish that started without writing to its log is made to write, since tests read what stands there. */
package org.watchword.integration.glassfish;
