#!lua flags=no-writes
--[[
Takes down what some keys of one slot hold at one moment.
KEYS  any
ARGV  none
Returns for every key its value as DUMP tells it ("" where it is not there) and when it ends (ms since 1970, or -1).
Hint  none
]]
local found = {}
for _, key in ipairs(KEYS) do
	found[#found + 1] = redis.call("DUMP", key) or ""
	found[#found + 1] = tostring(redis.call("PEXPIRETIME", key))
end
return found
