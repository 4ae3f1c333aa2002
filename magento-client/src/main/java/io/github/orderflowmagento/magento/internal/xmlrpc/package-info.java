/** XML-RPC: how it writes a call and reads an answer. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.xmlrpc;

import org.jspecify.annotations.NullMarked;
