/** XML-RPC: from a call to a tree of plain values and back. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.xmlrpc;

import org.jspecify.annotations.NullMarked;
