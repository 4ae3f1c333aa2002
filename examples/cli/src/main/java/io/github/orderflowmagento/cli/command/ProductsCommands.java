package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.Command;

/** Products of the shop, which the warehouse must know. */
@Command(
        name = "products",
        description = "Products of the shop, which the warehouse must know.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {ProductsExport.class, ProductsShow.class, ProductsExplain.class})
public final class ProductsCommands extends Subject {}
