/**
 * A Magento 1 shop, a Magento 2 shop and an OrderFlow warehouse to try the SDK against, without any of them: they speak real
 * HTTP on a port of the loopback interface, keep their state in memory and answer in the words, shapes and oddities of the
 * recorded systems. {@link io.github.orderflowmagento.examples.sandbox.SandboxShop} is seeded with recorded products
 * and orders, {@link io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop} with the same as after a migration;
 * {@link io.github.orderflowmagento.examples.sandbox.SandboxWarehouse} starts empty and pushes despatches.
 * {@link io.github.orderflowmagento.examples.sandbox.SandboxExtension} hands them to tests of JUnit Jupiter,
 * {@link io.github.orderflowmagento.examples.sandbox.SandboxMain} runs a shop and the warehouse as a process.
 * None uses the SDK's classes, so that a mistake in the SDK cannot hide behind the same mistake here.
 */
@NullMarked
package io.github.orderflowmagento.examples.sandbox;

import org.jspecify.annotations.NullMarked;
