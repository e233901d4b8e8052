console.error("cli")
