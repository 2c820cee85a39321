import AlignmentKitCommands

CommandLineProgram.run()
