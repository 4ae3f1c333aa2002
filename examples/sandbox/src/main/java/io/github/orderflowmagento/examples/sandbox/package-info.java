/**
 * A simulated Magento 1 shop, Magento 2 shop and OrderFlow warehouse for trying out the SDK. They serve HTTP on a port of the loopback
 * interface, keep their state in memory, and answer like the recorded systems, with the same texts, formats and quirks. {@link
 * io.github.orderflowmagento.examples.sandbox.SandboxShop} is seeded with recorded products and orders, {@link
 * io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop} with the same data, as after a migration; {@link
 * io.github.orderflowmagento.examples.sandbox.SandboxWarehouse} starts empty and sends despatches. {@link
 * io.github.orderflowmagento.examples.sandbox.SandboxExtension} passes them to tests with JUnit Jupiter, {@link
 * io.github.orderflowmagento.examples.sandbox.SandboxMain} runs a shop and the warehouse as a process. None of them uses the SDK's classes,
 * so that a mistake in the SDK is not hidden by the same mistake here.
 */
@NullMarked
package io.github.orderflowmagento.examples.sandbox;

import org.jspecify.annotations.NullMarked;
