#!lua
--[[
Asks whether a script that writes would run now, and writes nothing: Redis refuses it beforehand when it is read-only,
out of memory, or cannot write to its disk.
KEYS  none
ARGV  none
Returns 1.
Hint  none
]]
return 1
